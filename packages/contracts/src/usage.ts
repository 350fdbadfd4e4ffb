/** What models have cost: by day, model, stage and prompt version. */
export {};
