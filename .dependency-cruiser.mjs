const stages = 'reports|claims|scenario|world|terrain|bounds|draw|simulate|measures|verdict|publish';
const shells = 'cli|server|web|workers|registry|queue|llm';
const core = `kernel|domain|atlas|pipeline|sweep|${stages}`;
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'A cycle hides which way the data flows.', from: {}, to: { circular: true } },
    { name: 'kernel-knows-no-domain', severity: 'error', comment: 'Kernels are plain numbers; they import only other kernels.', from: { path: '^src/kernel/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/(?!kernel/)' } },
    { name: 'kernel-has-no-packages', severity: 'error', comment: 'A kernel must be readable and testable on its own.', from: { path: '^src/kernel/', pathNot: '[.](test|bench)[.]ts$' }, to: { dependencyTypes: ['npm', 'npm-dev'] } },
    { name: 'domain-is-a-leaf', severity: 'error', comment: 'Domain types import only kernel types.', from: { path: '^src/domain/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/(?!domain/|kernel/)' } },
    { name: 'stages-meet-in-domain-only', severity: 'error', comment: 'A stage never imports another stage; it reads and returns domain types.', from: { path: `^src/(${stages})/`, pathNot: '[.]test[.]ts$' }, to: { path: `^src/(${stages}|atlas|pipeline|${shells})/`, pathNot: '^src/$1/' } },
    { name: 'sweep-asks-the-pipeline', severity: 'error', comment: 'A study reads scenarios and has the pipeline run them; it knows no other step but the quantiles and the writer of Parquet.', from: { path: '^src/sweep/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/(?!sweep/|domain/|kernel/|pipeline/|scenario/|draw/sample-distribution|publish/(write-parquet|join-pieces)|version[.])' } },
    { name: 'nothing-below-knows-studies', severity: 'error', comment: 'Steps and pipeline run scenarios; who asks for many of them is above.', from: { path: `^src/(kernel|domain|atlas|pipeline|${stages})/`, pathNot: '[.]test[.]ts$' }, to: { path: '^src/sweep/' } },
    { name: 'pure-core-has-no-node', severity: 'error', comment: 'Reading, writing, clocks and processes belong to the shells.', from: { path: `^src/(${core})/`, pathNot: '[.]test[.]ts$' }, to: { dependencyTypes: ['core'] } },
    { name: 'nothing-imports-a-shell', severity: 'error', comment: 'Shells are entry points.', from: { path: '^src/', pathNot: [`^src/(${shells})/`, '[.]test[.]ts$'] }, to: { path: `^src/(${shells})/` } },
    { name: 'atlas-is-data', severity: 'error', comment: 'The atlas knows the shared words and its data, no stage and no pipeline.', from: { path: '^src/atlas/', pathNot: '[.]test[.]ts$' }, to: { path: `^src/(${stages}|pipeline)/` } },
    { name: 'pipeline-takes-reference-as-argument', severity: 'error', comment: 'Reference data comes in as an argument.', from: { path: '^src/pipeline/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/atlas/' } },
    { name: 'shells-do-not-mix', severity: 'error', comment: 'Shells share code through the core; the command line may start the server.', from: { path: '^src/(server|web)/' }, to: { path: '^src/(cli|server|web)/', pathNot: '^src/$1/' } },
    { name: 'registry-keeps-runs-only', severity: 'error', comment: 'A registry knows runs as texts and rows, not what is in them.', from: { path: '^src/registry/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/(?!registry/|domain/|kernel/|version[.]ts)' } },
    { name: 'queue-knows-no-shell', severity: 'error', comment: 'Jobs run the core and the workers; commands and servers start them.', from: { path: '^src/queue/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/(cli|server|web)/' } },
    { name: 'server-is-http-alone', severity: 'error', comment: 'Database, queue and readers are handed to the server; it knows their types.', from: { path: '^src/server/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/(?!server/|domain/|version[.]ts$)' } },
    { name: 'cli-does-not-use-web', severity: 'error', comment: 'The page is bundled on its own.', from: { path: '^src/cli/' }, to: { path: '^src/web/|^src/workers/browser' } },
    { name: 'only-the-command-line-asks-a-model', severity: 'error', comment: 'What asks a language model opens a connection; nothing but the command line can reach it.', from: { path: '^src/', pathNot: ['^src/(cli|llm)/', '[.]test[.]ts$'] }, to: { path: '^src/llm/' } },
    { name: 'llm-is-a-connection-alone', severity: 'error', comment: 'What is asked and what an answer is worth is decided in claims; here bytes go out and come in.', from: { path: '^src/llm/', pathNot: '[.]test[.]ts$' }, to: { path: '^src/(?!llm/|kernel/)' } },
    { name: 'no-test-code-in-product', severity: 'error', comment: 'If a test holds something useful, move it to a helper.', from: { path: '^src/', pathNot: '[.]test[.]ts$' }, to: { path: '^test/|[.]test[.]ts$' } },
    { name: 'not-to-dev-dep', severity: 'error', comment: 'A production install has no dev dependencies (web is bundled, so it is exempt).', from: { path: '^src/', pathNot: '^src/web/|[.]test[.]ts$' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.core.json' } },
};
