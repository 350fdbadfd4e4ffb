/** Corrections by a person. */
export {};
