import { type FormEvent, useId } from 'react';
import './field.css';

export interface FieldFormProps {
  /** Id that the action of the screen submits. */
  readonly form: string;
  readonly label: string;
  readonly hint: string;
  readonly onSubmit: (text: string) => void;
}

/** One text field whose submit button is the action of the screen. */
export function FieldForm({ form, label, hint, onSubmit }: FieldFormProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('text');
    if (typeof text === 'string' && text.trim() !== '') onSubmit(text.trim());
  };
  return (
    <form className="field" id={form} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input id={id} name="text" type="text" required autoComplete="off" autoCapitalize="off" spellCheck={false} dir="ltr" maxLength={128} aria-describedby={`${id}-hint`} />
      <p className="label" id={`${id}-hint`}>
        {hint}
      </p>
    </form>
  );
}
