import type { PublishTexts } from '../texts.ts';
import { english } from './en.ts';

export const spanish: PublishTexts = english;
