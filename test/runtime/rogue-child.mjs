// A child process that does not do what it is asked for; the message says how.
process.once('message', ({ text }) => {
  if (text === 'hang') for (;;);
  if (text === 'memory') {
    const held = [];
    setInterval(() => held.push(Buffer.alloc(33_554_432, 1)), 5);
    return;
  }
  if (text === 'heap') for (const held = []; ; ) held.push(new Array(1000).fill(held.length));
  process.exit(7);
});
