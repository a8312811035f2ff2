import fc from 'fast-check';

// Every property starts from one seed, so that a test run can be repeated; SKYPROOF_SEED tries others.
fc.configureGlobal({ seed: Number(process.env['SKYPROOF_SEED'] ?? 20251023) });
