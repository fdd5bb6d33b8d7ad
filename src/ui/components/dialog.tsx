import { type ReactNode, useEffect, useId, useRef } from 'react';
import './controls.css';
import './dialog.css';

export interface DialogProps {
  readonly title: ReactNode;
  readonly text: ReactNode;
  /** The one thing to go on with; null where there is nothing to do here. */
  readonly action: { readonly label: ReactNode; readonly onPress: () => void } | null;
  /** Also by Escape and the phone's back gesture. */
  readonly close: { readonly label: ReactNode; readonly onPress: () => void };
}

/** A question that must be answered before anything else. The browser's own dialog: it holds the focus and hides the page behind it from everybody. */
export function Dialog({ title, text, action, close }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Whether it goes is decided by whoever asked.
        event.preventDefault();
        close.onPress();
      }}
    >
      <h2 className="dialog-title" id={titleId}>
        {title}
      </h2>
      <p>{text}</p>
      {action !== null && (
        <button type="button" className="btn" data-look="primary" onClick={action.onPress}>
          <span>{action.label}</span>
        </button>
      )}
      <button type="button" className="btn" data-look="quiet" onClick={close.onPress}>
        <span>{close.label}</span>
      </button>
    </dialog>
  );
}
