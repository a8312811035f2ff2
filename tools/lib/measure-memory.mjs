import { open, withPage } from './measure-page.mjs';

/** Runs that may still fill caches. */
const warmUp = 10;

/** One claim: a run of few cases. */
const text =
  'Date: 2025-03-01\n\nVenezuela has 400 Igla-S launchers, the defence minister said on Friday. They form a continuous shield over the entire territory of Venezuela, he said.';

/**
 * Assesses one short report so often in one page, and reads after each run how much the page, its engine and their nodes hold once all that is unused was collected.
 * Growth is from the middle of the first quarter of the settled runs to the middle of the last.
 */
export async function measureMemory({ runs, trials }) {
  return withPage(async (page, address) => {
    const session = await page.context().newCDPSession(page);
    const engine = await openEngine(session);
    const main = (method, params) => session.send(method, params);
    await page.goto(address + open({ trials, texts: [{ name: 'report-1.txt', text }] }));
    await page.getByLabel('Report 1').fill(text);
    const read = [];
    for (let run = 0; run < runs; run++) {
      if (run > 0) await page.getByRole('button', { name: 'Assess', exact: true }).click();
      await page.locator('[data-status=running]').waitFor({ timeout: 120_000 });
      await page.locator('[data-status=done]').waitFor({ timeout: 300_000 });
      if (run === 0) await page.locator('[data-complete=true]').waitFor({ timeout: 120_000 });
      const counters = await main('Memory.getDOMCounters');
      read.push({
        pageMiB: await readHeap(main),
        engineMiB: await readHeap(engine.send),
        nodes: counters.nodes,
        listeners: counters.jsEventListeners,
        workers: engine.count(),
      });
    }
    const settled = read.slice(Math.min(warmUp, Math.floor(runs / 3)));
    const quarter = Math.ceil(settled.length / 4);
    const growth = (key) => {
      const values = settled.map((one) => one[key]);
      return median(values.slice(-quarter)) - median(values.slice(0, quarter));
    };
    return {
      ...{ runs, trials, read },
      growthMiB: round(growth('pageMiB') + growth('engineMiB')),
      growthOfNodes: Math.round(growth('nodes')),
      growthOfListeners: Math.round(growth('listeners')),
      mostWorkers: engine.most(),
      workersLeft: Math.max(...settled.map(({ workers }) => workers)),
    };
  });
}

/**
 * The rule: over the settled runs the heaps of page and engine grow by at most a sixteenth of what they hold, nodes and listeners by none to speak of,
 * and no worker but the engine is left after a run.
 */
export function isSteady({ read, growthMiB, growthOfNodes, growthOfListeners, workersLeft }) {
  const { pageMiB, engineMiB } = read.at(-1);
  return (
    growthMiB <= (pageMiB + engineMiB) / 16 &&
    growthOfNodes <= 50 &&
    growthOfListeners <= 20 &&
    workersLeft === 1
  );
}

/** Reaches the engine through messages: the driver shows no worker's memory. */
async function openEngine(session) {
  const waiting = new Map();
  const alive = new Set();
  let most = 0;
  let engine = null;
  let tickets = 0;
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++tickets;
      waiting.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId: engine, message }).catch(reject);
    });
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker' || !targetInfo.url.includes('engine-worker')) return;
    engine = sessionId;
    alive.add(sessionId);
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false }).catch(
      () => {},
    );
  });
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    if (sessionId !== engine) return;
    const { id, result, error, method, params } = JSON.parse(message);
    if (method === 'Target.attachedToTarget') alive.add(params.sessionId);
    most = Math.max(most, alive.size);
    if (method === 'Target.detachedFromTarget') alive.delete(params.sessionId);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error !== undefined) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false });
  return { send, count: () => alive.size, most: () => most };
}

/** MiB in use once what is unused was collected. */
async function readHeap(send) {
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = await send('Runtime.getHeapUsage');
  return round((usedSize + embedderHeapUsedSize + backingStorageSize) / 2 ** 20);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function round(value) {
  return Math.round(value * 100) / 100;
}
