/** What the build puts in. */

/** A style sheet as text. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}

declare const IS_FIREFOX: boolean;
