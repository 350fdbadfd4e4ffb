/**
 * Where job sites put the fields, as CSS selectors. First the sites whose markup has names of its own, then
 * names that many sites share. Data only: what a match is worth is decided by the reader.
 */

export const titleSelectors = [
  ".top-card-layout__title, .topcard__title, .job-details-jobs-unified-top-card__job-title", // LinkedIn
  ".jobsearch-JobInfoHeader-title", // Indeed
  ".job__title h1, .app-title", // Greenhouse
  ".posting-headline h2, .posting-header h2", // Lever
  "[data-automation-id=jobPostingHeader]", // Workday
  ".iCIMS_Header_JobTitle, .iCIMS_Header h1", // iCIMS
  "[data-ui=job-title]", // Workable
  "[data-test=job-title], [data-test=jobTitle]", // Glassdoor, JOIN
  "[data-at=header-job-title], [data-genesis-element=JOB_TITLE]", // StepStone
  "[data-cy=vacancy-title], [data-automation=job-detail-title]", // jobs.ch, SEEK
  "[data-careersite-propertyid=title]", // SuccessFactors
  ".job-details__title", // Oracle
  ".jv-header", // Jobvite
  "[class*=job-title i], [class*=jobtitle i], [class*=job_title i], [class*=vacancy-title i], [class*=position-title i]",
  "[data-testid*=job-title i], [data-testid*=jobtitle i], [id*=job-title i], [id*=jobtitle i]",
];

export const companySelectors = [
  ".topcard__org-name-link, .topcard__flavor:first-child, .job-details-jobs-unified-top-card__company-name", // LinkedIn
  "[data-testid=inlineHeader-companyName], [data-company-name=true]", // Indeed
  ".company-name", // Greenhouse
  "[data-test=employer-name], [data-test=employerName]", // Glassdoor
  "[data-at=header-company-name], [data-at=metadata-company-name]", // StepStone
  "[data-cy=company-link], [data-automation=advertiser-name]", // jobs.ch, SEEK
  "[data-careersite-propertyid=facility], [data-careersite-propertyid=businessunit]", // SuccessFactors
  "[class*=company-name i], [class*=companyname i], [class*=company_name i], [class*=employer-name i], [class*=employername i]",
  "[data-testid*=company-name i], [data-testid*=companyname i], [data-testid*=employer i], [data-test*=company-name i]",
];

export const locationSelectors = [
  ".topcard__flavor--bullet, .job-details-jobs-unified-top-card__bullet, .job-details-jobs-unified-top-card__primary-description-container, .job-details-jobs-unified-top-card__tertiary-description-container", // LinkedIn
  "[data-testid=inlineHeader-companyLocation], [data-testid=job-location]", // Indeed
  ".job__location", // Greenhouse
  ".posting-categories .location, .posting-categories .sort-by-time:first-child", // Lever
  "[data-automation-id=locations] dd", // Workday
  "[data-ui=job-location]", // Workable
  "[data-test=location], [data-test=emp-location]", // Glassdoor
  "[data-at=header-location], [data-at=metadata-location]", // StepStone
  "[data-automation=job-detail-location]", // SEEK
  "[data-careersite-propertyid=location], [data-careersite-propertyid=city]", // SuccessFactors
  "[class*=job-location i], [class*=joblocation i], [class*=job_location i], [data-testid*=location i], [data-test*=location i], [data-cy*=location i]",
  "[class*=location i]",
];

/** Elements that hold the description and nothing else. */
export const descriptionSelectors = [
  ".show-more-less-html__markup, .description__text, .jobs-description__content, .jobs-description-content__text, .jobs-box__html-content", // LinkedIn
  "#jobDescriptionText", // Indeed
  ".job__description, #app_body #content", // Greenhouse
  "[data-qa=job-description], .posting-page .section-wrapper .section.page-centered:not(.posting-header):not(.application-form)", // Lever
  "[data-automation-id=jobPostingDescription]", // Workday
  ".iCIMS_JobContent", // iCIMS
  "[data-ui=job-description], [data-ui=job-requirements], [data-ui=job-benefits]", // Workable
  ".ashby-job-posting-right-pane [class*=_descriptionText_], [class*=_descriptionText_]", // Ashby
  "[data-test=jobDescription], [class*=JobDetails_jobDescription]", // Glassdoor
  "[data-at=job-ad-content], [data-at$=-content][data-at^=section-text]", // StepStone
  "[data-automation=jobAdDetails]", // SEEK
  ".ats-description", // Radancy
  ".jobad-site, .job-sections", // SmartRecruiters
  ".jv-job-detail-description", // Jobvite
  "[data-cy=vacancy-description]", // jobs.ch
  "[data-careersite-propertyid=description]", // SuccessFactors
  ".job-details__description-content", // Oracle
  ".BambooRichText", // BambooHR
  "[data-testid^=job-section-]", // Welcome to the Jungle
  "[data-testid=svx-description-container-inner]", // Monster
  "[id*='requisitionDescriptionInterface.ID'][id$=row1]", // Taleo
];

/** Names that many sites share, also for parts of a description: taken only where they hold most of the text. */
export const commonDescriptionSelectors = [
  "[data-testid*=job-description i], [data-testid*=jobdescription i], [data-test*=job-description i]",
  "[id*=job-description i], [id*=jobdescription i], [id*=job_description i]",
  "[class*=job-description i], [class*=jobdescription i], [class*=job_description i], [class*=vacancy-description i]",
  // Often the whole page's: after the rest.
  "[class*=job-details i]",
];
