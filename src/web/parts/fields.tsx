import { useId } from 'react';

/** A labelled list to choose from; a value that is none of the options stands first. */
export function Choice<T extends string>({
  label,
  value,
  options,
  hint = null,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, name: string])[];
  readonly hint?: string | null;
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  const isKnown = options.some(([one]) => one === value);
  const shown = isKnown ? options : [[value, value] as const, ...options];
  return (
    <div className="field sans">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === null ? undefined : `${id}-hint`}
        onChange={({ target }) => {
          const chosen = shown.find(([one]) => one === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {shown.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
      <Hint id={id} hint={hint} />
    </div>
  );
}

/** A labelled line of text. */
export function TextField({
  label,
  value,
  hint = null,
  isNumber = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | null;
  readonly isNumber?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field sans">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={isNumber ? 'decimal' : 'text'}
        autoComplete="off"
        value={value}
        maxLength={1000}
        aria-describedby={hint === null ? undefined : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <Hint id={id} hint={hint} />
    </div>
  );
}

function Hint({ id, hint }: { readonly id: string; readonly hint: string | null }) {
  if (hint === null) return null;
  return (
    <small id={`${id}-hint`} className="meta">
      {hint}
    </small>
  );
}
