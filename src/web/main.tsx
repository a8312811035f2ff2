import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page holds no element for the program');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
