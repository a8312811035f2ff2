/** What a scenario file may hold at most: bytes of UTF-8, nodes, levels of nesting. */
export const scenarioLimits = { bytes: 65_536, nodes: 5_000, depth: 32 } as const;
