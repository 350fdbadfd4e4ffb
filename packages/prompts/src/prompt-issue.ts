/** What is wrong with a version. `path` is that of the API's body; in a template "template:<line>:<column>". */
export type PromptIssue = { path: string; message: string };
