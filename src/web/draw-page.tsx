import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import type { Page } from './state/actions.ts';
import { PageContext } from './state/use-page.ts';

/** Draws the page into an element; as a transition, so that even the first drawing gives way between two parts. */
export function drawPage(root: HTMLElement, page: Page): void {
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <PageContext value={page}>
          <App />
        </PageContext>
      </StrictMode>,
    ),
  );
}
