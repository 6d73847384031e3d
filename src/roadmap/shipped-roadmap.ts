import type { Roadmap } from './roadmap.ts';

/** One language of a roadmap that comes with Roadmate; translations share their key. */
export type ShippedRoadmap = { key: string; roadmap: Roadmap };
