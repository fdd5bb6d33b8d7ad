import { createContext, type ReactNode, use, useEffect, useState } from 'react';

/** Source of "now" in unix milliseconds; fixed in pictures and tests. */
type Clock = () => number;

const ClockContext = createContext<Clock>(Date.now);

export function ClockProvider({ clock, children }: { readonly clock: Clock; readonly children: ReactNode }) {
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** Now, renewed every second while the component is shown. Waiting is shown as seconds that pass, not as a spinner. */
export function useNow(): number {
  const clock = use(ClockContext);
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
