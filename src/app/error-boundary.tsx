import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Shown instead of a tree that broke. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** A defect in one screen must not leave a buyer with an empty page: a payment goes on in the journal and on chain whatever is drawn. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
