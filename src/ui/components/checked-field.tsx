import { type FormEvent, type HTMLAttributes, type ReactNode, useId, useRef, useState } from 'react';
import { Icon } from '../icons/icon.tsx';
import { NOTE } from '../icons/shell-icons.ts';
import './checked-field.css';
import './field.css';

export interface CheckedFieldProps {
  /** Id that the action of the screen submits. */
  readonly form: string;
  readonly label: ReactNode;
  readonly hint: ReactNode;
  /** What stands in the field before anything is typed. */
  readonly initial: string;
  readonly maxLength: number;
  readonly keyboard: NonNullable<HTMLAttributes<HTMLInputElement>['inputMode']>;
  readonly autoComplete: 'off' | 'email';
  /** Names and addresses run left to right in every language; free text decides by itself. */
  readonly dir: 'ltr' | 'auto';
  /** Submits the text, or says what is wrong with it; then the field keeps the focus. */
  readonly onSubmit: (text: string) => string | null;
}

/** One text field that says beside it what is wrong. Judged when it is submitted, not while it is typed; the problem goes with the first change. */
export function CheckedField({ form, label, hint, initial, maxLength, keyboard, autoComplete, dir, onSubmit }: CheckedFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = onSubmit(input.current?.value ?? '');
    setProblem(found);
    if (found !== null) input.current?.focus();
  };
  const isWrong = problem !== null;
  return (
    <form className="field" id={form} onSubmit={submit} noValidate>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        name="text"
        type="text"
        defaultValue={initial}
        required
        maxLength={maxLength}
        inputMode={keyboard}
        autoComplete={autoComplete}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        dir={dir}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem ${id}-hint` : `${id}-hint`}
        onChange={() => setProblem(null)}
      />
      {isWrong && (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          <Icon shape={NOTE} />
          <span>{problem}</span>
        </p>
      )}
      <p className="label" id={`${id}-hint`}>
        {hint}
      </p>
    </form>
  );
}
