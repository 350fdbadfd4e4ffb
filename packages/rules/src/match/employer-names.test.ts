import { describe, expect, it } from "vitest";
import { matches } from "./assess.testkit.ts";

describe("a tool that is named like a company, a trade or a person", () => {
  it.each([
    ["Salesforce", "Account manager at Salesforce"],
    ["SAP", "SAP SE, receptionist, 2010 - 2012"],
    ["Slack", "Slack Technologies, caretaker"],
    ["Databricks", "Cook, Databricks, 2019 - 2021"],
    ["Snowflake", "## Experience\nGardener\nSnowflake\n2019 - 2021\n- Planted hedges"],
    ["Excel", "Excel Logistics GmbH, driver"],
    ["Docker", "Warden at Docker Street 5"],
    ["Linux", "Linux Foundation, gardener, 2015 - 2017"],
    ["Jenkins", "Jenkins & Sons, saddler"],
    ["Jenkins", "Reported to Mr. Jenkins"],
    ["Illustrator", "Illustrator, picture books, 2014 - 2018"],
    ["R", "R. Thorne, harbour pilot"],
    ["Julia", "Julia Thorne, harbour pilot"],
    ["React", "Quick to react to storms"],
    ["SQL", "Raised MQL-to-SQL conversion of the sales team"],
    ["CPA", "Halved the cost per action, CPA of 2 EUR"],
    ["Angular", "Thesis on angular momentum"],
  ])("is not %j in %j", (requirement, resume) => {
    expect(matches(requirement, resume)).toBe(false);
  });

  it.each([
    ["Salesforce", "Salesforce administrator, Ulmo, 2019 - 2021"],
    ["SAP", "SAP consultant, Ulmo, 2019 - 2021"],
    ["Tableau", "## Experience\nAnalyst, Ulmo, 2019 - 2021\n- Dashboards in Tableau, SQL"],
    ["Databricks", "Skills: Databricks, Spark"],
    ["Docker", "Docker Compose at Ulmo Ltd"],
    ["Java", "Certified in Java SE"],
    ["React", "Screens in react, tests in jest"],
  ])("is %j in %j", (requirement, resume) => {
    expect(matches(requirement, resume)).toBe(true);
  });
});
