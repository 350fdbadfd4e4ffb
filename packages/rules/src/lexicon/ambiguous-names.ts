/**
 * Names that are also ordinary words, initials or letters. Data only; `find-names.ts` says what follows from it.
 */

/** Count only standing like an entry of a list ("Python, R, SQL", "in Go and Rust") and in exact case. */
export const listOnlyNames: ReadonlySet<string> = new Set(
  "C R Go D Swift Rust Dart Ruby Spring Express Chef Puppet Word Access Make Ant Lean Sketch Inventor Sage Salt Notion Unity Node Assembly Assembler Flask Bamboo Mongo Apex SAFe Bun Jest Karma Cursor Remix Astro Enzyme Chai Blender Pinia Miro Packer Julia Elixir".split(
    " ",
  ),
);

/** Count in running text too, but only in exact case. */
export const exactCaseNames: ReadonlySet<string> = new Set(
  "Helm Excel Outlook Windows REST Hive Spark Presto Consul Vault Nomad Mocha Jasmine Looker Prefect Envoy Sentry Agile Scala Stripe Aurora Ionic Ember Pulsar Workday Luigi Athena ROS DOE TPM ECS IAM SAS SOAP SAP Rails Cypher Solidity Babel Celery RAG ML UI UX NATS JS GIS Creo Bicep Synapse Superset Trello Kinesis Tableau Cucumber Postman Selenium Cypress PLC BIM SEM CPA CFA SOX DAX Illustrator Epic Vite JAX Delphi Slack Zoom Bloomberg Coupa Ariba Thanos Locust Tosca Framer Canva ACA CIMA CFP POS TMS BOM RCA WAN LAN SIP GTM ADP PDM SPC HMI KMP Fidelio Aruba Juniper Hyperion Primavera Kaizen Prisma Zend Braze Kronos AML NMR PCR AFAS LEED MUI TEFL DRG GLP PPC Tableau".split(
    " ",
  ),
);
