import { texts } from 'virtual:example';
import 'virtual:page-style.css';
import './styles/base.css';
import './styles/map-and-charts.css';
import './styles/reports.css';
import './styles/what-if-and-trial.css';
import { readMark } from './server/read-mark.ts';
import { createPage } from './state/actions.ts';
import { fetchRest } from './state/complete.ts';
import { followAddress } from './state/follow-address.ts';
import { readLanguage } from './state/kept-language.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page holds no element for the program');
const workers = Math.max(1, Math.min(8, (navigator.hardwareConcurrency || 2) - 1));
const page = createPage(new Date().toISOString().slice(0, 10), workers, readMark(document));
// What draws comes in a file and a task of its own: the engine starts first, and no task is long.
const language = readLanguage(navigator.languages);
const speaking = language === 'en' ? Promise.resolve() : page.actions.speak(language);
Promise.all([import('./draw-page.tsx'), speaking.catch(() => {})]).then(
  ([{ drawPage }]) => drawPage(root, page),
  () => root.append('The program of this page could not be fetched. Load it again.'),
);
// The example is assessed while somebody reads what this is, unless the address holds something else.
page.actions.openAddress(location.hash, texts).catch(() => {});
followAddress(page, texts);
fetchRest(page);
