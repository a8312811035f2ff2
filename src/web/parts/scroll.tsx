import type { ReactNode } from 'react';

/** A box that scrolls sideways, also by keyboard. */
export function Scroll(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section className="scroll" aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  );
}
