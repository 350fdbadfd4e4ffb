/**
 * What each step fills its template with (the `data` of its question in packages/stages). `list[].field` is a field of each
 * item of a list.
 */
import { combinedRunType, type PromptRunType, runTypes } from "@leadfit/contracts";

export type StepVariables = {
  offered: readonly string[];
  /** Without these a model would not know what it is asked about. */
  needed: readonly string[];
};

export const templateVariables: Record<PromptRunType, StepVariables> = {
  [runTypes.extract]: { offered: ["page", "delimiter"], needed: ["page"] },
  [runTypes.tag]: { offered: ["job_description", "delimiter"], needed: ["job_description"] },
  [runTypes.atomize]: {
    offered: ["tagged_list[].id", "tagged_list[].category", "tagged_list[].raw_string"],
    needed: ["tagged_list[].id", "tagged_list[].raw_string"],
  },
  [runTypes.classify]: {
    offered: ["atomic_objects[].id", "atomic_objects[].category", "atomic_objects[].requirement_string"],
    needed: ["atomic_objects[].id", "atomic_objects[].requirement_string"],
  },
  [runTypes.match]: {
    offered: ["resume", "delimiter", "classified_objects[].id", "classified_objects[].requirement_string"],
    needed: ["resume", "classified_objects[].id", "classified_objects[].requirement_string"],
  },
  [combinedRunType]: { offered: ["job_description", "delimiter"], needed: ["job_description"] },
};
