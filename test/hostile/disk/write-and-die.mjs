// Writes an output folder; at one file call, counted from 1, the process kills itself with SIGKILL. Prints the number of calls if it lives.
const [, , built, root, at] = process.argv;
const { nodeDisk } = await import(`${built}/cli/files/disk.js`);
const { nodeProcesses } = await import(`${built}/cli/files/processes.js`);
const { openOutputFolder } = await import(`${built}/cli/files/output-folder.js`);

let calls = 0;
const disk = Object.fromEntries(
  Object.entries(nodeDisk).map(([name, call]) => [
    name,
    (...args) => {
      calls++;
      if (calls === Number(at)) process.kill(process.pid, 'SIGKILL');
      return call(...args);
    },
  ]),
);
const host = { disk, processes: nodeProcesses, currentFolder: root };
const paths = ['index.html', 'tables/a.csv', 'manifest.json'];
const outputs = paths.map((path) => ({ path }));
const files = paths.map((path) => ({
  path,
  content:
    path === 'manifest.json'
      ? JSON.stringify({ skyproof: 'manifest/1', outputs, word: 'new' })
      : `new ${path}`.repeat(5000),
}));
const folder = openOutputFolder('run', false, host);
await folder.write(files, () => false);
console.log(calls);
