// Loaded before a program: writes a line into the file CONNECTION_LOG for everything that would reach another program by a network.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// As modules of the old form, so that what is put in their place holds for every importer.
const require = createRequire(import.meta.url);
const file = process.env.CONNECTION_LOG;
const wrap = (owner, name, what) => {
  const own = owner[name];
  owner[name] = function (...args) {
    appendFileSync(file, `${what}\n`);
    return own.apply(this, args);
  };
};

wrap(globalThis, 'fetch', 'fetch');
wrap(require('node:net').Socket.prototype, 'connect', 'connect');
wrap(require('node:dgram').Socket.prototype, 'send', 'datagram');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  wrap(require('node:dns'), name, 'name');
  wrap(require('node:dns').promises, name, 'name');
}
