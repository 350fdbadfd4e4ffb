/**
 * Nouns that stand in nearly every resume. Alone they prove nothing ("Custom", "projects", "our applications"). Data
 * only.
 */
export const commonNouns: readonly string[] =
  "application applications app apps project projects industry industries media system systems team teams product products customer customers custom client clients company companies business businesses email phone cv resume function functions service services solution solutions problem problems problem-solving user users management code quality support cloud data information people person world time day week office office-based travel location remote performance result results impact value growth goal goals research analysis analytics strategy strategies content feature features requirement requirements document documents documentation report reports reporting meeting meetings member members partner partners stakeholder stakeholders department departments operation operations activity activities task tasks plan plans planning training learning communication presentation presentations sales education science degree engineer engineering engineers developer developers manager managers analyst specialist associate assistant consultant website web online digital technical professional international global local internal external issue issues change changes life cycle network success line lines question questions part vehicle personal car license driver write read open".split(
    " ",
  );
