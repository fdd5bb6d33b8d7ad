import { BROWSER_VISIBILITY, type Visibility, type VisibilityPorts, type VisibilityWatch, watchVisibility } from '../../embed/frame/visibility.ts';

/** How much the viewer sees of the primary action, as a store. */
export interface ActionWatch {
  getSnapshot(): Visibility;
  subscribe(listener: () => void): () => void;
  /** To be called after every commit: begins anew with every step and with every new button, so that nothing is pressed that was not there to be read. */
  attach(stepId: string, button: Element | null): void;
  /** Asks the browser at the moment of a press; what was drawn a moment ago does not count. */
  isLive(stepId: string): boolean;
  stop(): void;
}

export function createActionWatch(ports: VisibilityPorts = BROWSER_VISIBILITY): ActionWatch {
  let visibility: Visibility = 'away';
  let current: { readonly stepId: string; readonly button: Element; readonly watch: VisibilityWatch } | null = null;
  const listeners = new Set<() => void>();

  function set(next: Visibility): void {
    if (next === visibility) return;
    visibility = next;
    for (const listener of listeners) listener();
  }

  function stop(): void {
    current?.watch.stop();
    current = null;
  }

  return {
    getSnapshot: () => visibility,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attach(stepId, button) {
      if (button !== null && current?.button === button && current.stepId === stepId) return;
      stop();
      set('away');
      if (button !== null) current = { stepId, button, watch: watchVisibility(button, ports, set) };
    },
    isLive: (stepId) => current?.stepId === stepId && current.watch.now() === 'live',
    stop,
  };
}
