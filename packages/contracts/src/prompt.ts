/** Prompts: what one version freezes together, and which version is used for what. */
export {};
