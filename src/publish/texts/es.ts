import { english } from './en.ts';
import type { PublishTexts } from './form.ts';

export const spanish: PublishTexts = english;
