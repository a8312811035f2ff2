import { createReference } from '../atlas/reference.ts';
import { readInput } from './read-input.ts';

// The program of the child process in which what is posted to a server is read, one body after another.
const reference = createReference();
process.on('message', (message: { readonly body: Uint8Array; readonly today: string }) => {
  readInput(message.body, message.today, reference).then(
    (answer) => process.send?.(answer),
    () => process.exit(1),
  );
});
// Its own start is not counted against the first body.
process.send?.('ready');
