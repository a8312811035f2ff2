import { useId } from 'react';

/** An address to be copied by hand. */
export function AddressField({
  label,
  address,
}: {
  readonly label: string;
  readonly address: string;
}) {
  const id = useId();
  return (
    <div className="field sans">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        readOnly
        value={address}
        onFocus={(event) => event.target.select()}
      />
    </div>
  );
}
