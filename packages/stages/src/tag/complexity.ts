/** How much a posting asks of a model that takes it apart: what decides between one call and three. */
import type { Posting, Tagged } from "@leadfit/contracts";

/** Of a posting that scores 1: a page of text, or a dozen and a half requirements. */
const charactersOfOne = 6_000;
const requirementsOfOne = 18;

/**
 * @param byRules what our own rules find in it
 * @returns 0 and up; below 1 it is simple
 */
export function complexity({ description }: Posting, byRules: Tagged[]): number {
  return Math.max(description.length / charactersOfOne, byRules.length / requirementsOfOne);
}
