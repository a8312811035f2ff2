import { texts } from 'virtual:example';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'virtual:page-style.css';
import { App } from './app.tsx';
import './styles/base.css';
import './styles/map-and-charts.css';
import './styles/reports.css';
import './styles/what-if-and-trial.css';
import { createPage } from './state/actions.ts';
import { fetchRest } from './state/complete.ts';
import { followAddress } from './state/follow-address.ts';
import { PageContext } from './state/use-page.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page holds no element for the program');
const workers = Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1));
const page = createPage(new Date().toISOString().slice(0, 10), workers);
createRoot(root).render(
  <StrictMode>
    <PageContext value={page}>
      <App />
    </PageContext>
  </StrictMode>,
);
// The example is assessed while somebody reads what this is, unless the address holds something else.
page.actions.openAddress(location.hash, texts).catch(() => {});
followAddress(page, texts);
fetchRest(page);
