import type { Reliability } from './reliability.mjs';

export declare function drawReliability(figures: Reliability, sentence: string): string;
