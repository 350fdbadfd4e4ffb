/**
 * Names of tools, languages and platforms with their other spellings, by category. Data only; a name may stand in
 * several categories. Matching compares without case, except for the names in `ambiguous-names.ts`.
 */

import { tradeNames } from "./trade-tools.ts";

/** Category → its names, "; " between them; "Canonical|other spelling|other spelling". */
const names: Readonly<Record<string, string>> = {
  "programming language":
    "Python|Python3|Python 3; Java|Core Java|Java SE|J2SE|Java 8|Java 11|Java 17; JavaScript|JS|ECMAScript|ES6|Java Script; TypeScript|Type Script; C#|C Sharp|CSharp; C++|CPP; C; Go|Golang; Rust; Ruby; PHP; Perl; Scala; Kotlin; Swift; Objective-C|ObjC; R; Julia; MATLAB; Haskell; Elixir; Erlang; Clojure; F#; Dart; Lua; Groovy; COBOL; Fortran; Visual Basic|VB.NET|VBA; Assembly|Assembler; Solidity; ABAP; Delphi; SAS; Apex; Zig; OCaml; Prolog; VBScript; Verilog|SystemVerilog; VHDL; PL/I; RPGLE; CUDA",
  scripting:
    "Bash|Bash scripting; Shell scripting|Shell script|Shell scripts|Unix shell; PowerShell|Power Shell; Python|Python3; Perl; Groovy",
  "query language":
    "SQL|Structured Query Language; PL/SQL|PLSQL; T-SQL|TSQL|Transact-SQL; GraphQL; SPARQL; DAX; Cypher; XSLT; XPath; MDX; KQL|Kusto",
  "relational database":
    "PostgreSQL|Postgres|PSQL; MySQL|My SQL; MariaDB; SQL Server|MS SQL|MSSQL|Microsoft SQL Server|MS SQL Server|SqlServer; Oracle Database|Oracle DB|Oracle databases|Oracle-Datenbanken|Oracle-Datenbank|Oracle RDBMS|Oracle 11g|Oracle 12c|Oracle 19c; SQLite; DB2; Sybase; Teradata; Aurora|Amazon Aurora; Amazon RDS|RDS; SAP HANA; Firebird; Oracle SQL; Azure SQL|Azure SQL Database; CockroachDB",
  "nosql database":
    "MongoDB|Mongo|Mongo DB; MongoDB Atlas; Redis; Cassandra; DynamoDB|Dynamo DB; Couchbase; CouchDB; HBase; Neo4j; Elasticsearch|Elastic Search|ElasticSearch; Cosmos DB|CosmosDB; Firestore; Memcached; ScyllaDB; InfluxDB; TimescaleDB; Pinecone; Weaviate; Qdrant; Milvus; pgvector",
  "data warehouse":
    "Snowflake; Redshift|Amazon Redshift; BigQuery|Big Query; Databricks; Azure Synapse|Synapse; Teradata; ClickHouse; Vertica; Athena; Microsoft Fabric; SAP BW; Delta Lake; Apache Iceberg",
  "data pipeline":
    "dbt|data build tool; Airflow|Apache Airflow; Talend; Informatica|Informatica PowerCenter|Informatica Power center; SSIS; Azure Data Factory; AWS Glue; Fivetran; Dagster; Prefect; NiFi|Apache NiFi; Luigi; Airbyte; Matillion; Apache Beam; Dataflow|Google Cloud Dataflow; Alteryx; KNIME; Great Expectations",
  "big data":
    "Spark|Apache Spark; PySpark; Hadoop|HDFS; Hive; Presto; Trino; Flink|Apache Flink; Databricks; MapReduce",
  "stream processing":
    "Kafka|Apache Kafka; Kinesis|AWS Kinesis; Flink|Apache Flink; Spark Streaming; Pulsar|Apache Pulsar; Google Pub/Sub|Pub/Sub|PubSub; Event Hubs|Azure Event Hubs",
  "message queue":
    "Kafka|Apache Kafka; RabbitMQ|Rabbit MQ; ActiveMQ; SQS|Amazon SQS; SNS|Amazon SNS; NATS; ZeroMQ; Celery; Azure Service Bus; EventBridge; IBM MQ",
  "cloud platform":
    "AWS|Amazon Web Services|AWS Services; Azure|Microsoft Azure; GCP|Google Cloud|Google Cloud Platform; OpenStack; IBM Cloud; Oracle Cloud|OCI; Heroku; DigitalOcean|Digital Ocean; Alibaba Cloud; Hetzner; OVHcloud; Cloudflare; Vercel; Netlify",
  "managed kubernetes":
    "EKS|Amazon EKS|AWS EKS; AKS|Azure Kubernetes Service; GKE|Google Kubernetes Engine; ECS|Amazon ECS|AWS ECS",
  "cloud service":
    "EC2; S3|Amazon S3; AWS Lambda; API Gateway; Fargate; CloudWatch; IAM; Azure Functions; Azure Virtual Machines; Azure Monitor; Azure Security Center; Cloud Run; VMware|VMWare vSphere|vSphere; Step Functions|AWS Step Functions; SageMaker|AWS SageMaker|Amazon SageMaker; Vertex AI; Azure ML|Azure Machine Learning; Amazon Bedrock|AWS Bedrock; Hyper-V; Proxmox; Citrix; Firebase",
  "container orchestration":
    "Kubernetes|K8s; OpenShift|Red Hat OpenShift; Docker Swarm; Nomad; ECS|Amazon ECS|AWS ECS; Rancher; Mesos",
  container: "Docker|Docker Compose|Dockerfile|Dockerfiles; Podman; containerd; Kubernetes|K8s; OpenShift",
  "service mesh": "Istio; Linkerd; Consul; Envoy; service mesh",
  "infrastructure as code":
    "Terraform; Pulumi; CloudFormation|Cloud Formation|AWS CloudFormation; AWS CDK|CDK; Bicep; OpenTofu; ARM templates",
  "configuration management":
    "Ansible; Puppet; Chef; SaltStack|Salt Stack; Helm|Helm charts|Helm chart; Packer|HashiCorp Packer; SCCM|MECM; Intune|Microsoft Intune; Jamf",
  "ci/cd":
    "Jenkins; GitLab CI|GitLab CI/CD; GitHub Actions; CircleCI|Circle CI; Travis CI|TravisCI; TeamCity; Bamboo; Azure DevOps|Azure Pipelines; ArgoCD|Argo CD; Tekton; Buildkite; Spinnaker; Octopus Deploy; FluxCD|Flux CD; JFrog Artifactory|Artifactory; SonarQube; Nexus Repository|Sonatype Nexus",
  "version control": "Git; GitHub; GitLab; Bitbucket; Subversion|SVN; Mercurial; Perforce; TFS",
  "build tool":
    "Maven|Apache Maven; Gradle; Ant|Apache Ant; Bazel; Make|Makefile; CMake; npm; Webpack; Vite; Babel",
  monitoring:
    "Prometheus; Grafana; Datadog; New Relic; Splunk; Nagios; Zabbix; Dynatrace; ELK|ELK stack|Elastic Stack; Kibana; Logstash; OpenTelemetry; Jaeger; Sentry; CloudWatch; PagerDuty; Instana; AppDynamics; LangSmith; Grafana Loki; Thanos; Opsgenie; Sumo Logic; PRTG; Checkmk; Icinga; SolarWinds",
  "frontend framework":
    "React|React.js|ReactJS; Angular|AngularJS|Angular.js|Angular 2+; Vue.js|Vue|VueJS; Svelte|SvelteKit; Next.js|NextJS; Nuxt|Nuxt.js; Ember|Ember.js; jQuery|j-Query; Redux; RxJS; NgRx; Backbone.js; Vaadin; Angular Material; D3.js; Remix; Gatsby; Astro; Storybook; Material UI|MUI; Chakra UI; Ant Design; Zustand; MobX; Vuex; Pinia; React Query|TanStack Query; Three.js; Web Components; Blazor; Alpine.js",
  "web technology":
    "HTML|HTML5; CSS|CSS3; Sass|SCSS; Tailwind|Tailwind CSS|TailwindCSS; Bootstrap; WebSockets|WebSocket; WebRTC; XML; JSON; AJAX; WCAG; PWA|progressive web apps|progressive web app; YAML; Handlebars; WebGL; WebAssembly|WASM",
  "backend framework":
    "Spring Boot|SpringBoot; Spring|Spring Framework; Node.js|NodeJS|Node JS; Express|Express.js|ExpressJS; NestJS|Nest.js; Fastify; Django; Flask|Python Flask; FastAPI; Ruby on Rails|Rails|RoR; Laravel; Symfony; ASP.NET|ASP.NET Core; .NET|.NET Core|dotnet|.NET Framework; Hibernate; Jakarta EE|Java EE|J2EE|JEE; Quarkus; Micronaut; gRPC; Bun; Deno; Entity Framework|EF Core|Entity Framework Core; LINQ; SignalR; WPF; WinForms|Windows Forms; JPA; Spring MVC; Struts; JSF; Akka; Vert.x; Ktor; Prisma; TypeORM; Sequelize; SQLAlchemy; CodeIgniter; Yii; Zend|Laminas; CakePHP; Sinatra; Actix",
  api: "REST|RESTful|REST API|REST APIs|RESTful APIs|RESTful API|RESTful services; SOAP; GraphQL; gRPC; OpenAPI|Swagger",
  mobile:
    "Android|Android SDK|Android app|Android development; iOS; React Native; Flutter; Xamarin; Jetpack Compose; SwiftUI; ExoPlayer; Media3; Ionic; UIKit; Xcode; Android Studio; RxJava; RxSwift; Core Data; Kotlin Multiplatform|KMP; Cordova; Fastlane",
  "test framework":
    "Selenium|Selenium WebDriver; Cypress; Playwright; Jest; Vitest; Mocha; Jasmine; Karma; JUnit; TestNG; pytest; RSpec; Cucumber; Appium; Postman; JMeter; Robot Framework; Mockito; Puppeteer; Detox; XCTest; k6; Gatling; LoadRunner; Locust; TestRail; SoapUI; REST Assured; NUnit; xUnit; PHPUnit; Testing Library|React Testing Library; Katalon; Tricentis Tosca|Tosca; HP ALM|Quality Center; Chai; Enzyme; Xray|Jira Xray",
  "machine learning framework":
    "TensorFlow|Tensor Flow; PyTorch; scikit-learn|sklearn|scikit learn; Keras; XGBoost; LightGBM; Hugging Face|HuggingFace|HuggingFace Transformers; JAX; spaCy; NLTK; OpenCV|Open CV; MLflow; LangChain; LangGraph; LlamaIndex; SageMaker; Vertex AI; DSPy; CrewAI; AutoGen; vLLM; ONNX; TensorRT; CatBoost; YOLO; Stable Diffusion",
  "data library": "pandas; NumPy; SciPy; matplotlib; ggplot|ggplot2; Plotly; seaborn",
  "business intelligence":
    "Tableau; Power BI|PowerBI; Looker; Qlik|QlikView|Qlik Sense; MicroStrategy; Metabase; Superset; SSRS; Google Data Studio|Looker Studio; Kibana; Domo; Sisense; ThoughtSpot; SAP BusinessObjects|Business Objects|BusinessObjects; Cognos|IBM Cognos; Crystal Reports; Spotfire; Dataiku",
  "operating system":
    "Linux|GNU/Linux; Unix|UNIX; Windows; Windows Server; macOS|Mac OS; Ubuntu; Debian; CentOS; Red Hat|RHEL|Red Hat Enterprise Linux",
  "linux distribution": "Ubuntu; Debian; CentOS; Red Hat|RHEL; Fedora; SUSE",
  "web server":
    "Nginx; Apache HTTP Server|httpd; IIS; Tomcat|Apache Tomcat; JBoss|WildFly; WebLogic; WebSphere; HAProxy",
  "project tool":
    "Jira; Confluence; Trello; Asana; Azure Boards; Microsoft Project|MS Project; ServiceNow; Zendesk; Notion",
  "agile method":
    "Agile|agile methodologies|agile methodology|agile methods|agile development|agile software development|agile environment|agile environments|agile practices|Agile Scrum; Scrum; Kanban; SAFe|Scaled Agile Framework; Extreme Programming; Lean",
  "design tool":
    "Figma; Sketch; Adobe XD; Photoshop|Adobe Photoshop; Illustrator|Adobe Illustrator; InDesign; Adobe Creative Suite|Creative Cloud|Adobe Creative Cloud; InVision; Axure; Balsamiq; Framer; Zeplin",
  cad: "AutoCAD|Auto CAD; SolidWorks|Solid Works; CATIA|Catia V5; Creo|Pro/E|ProE|Pro/Engineer; Siemens NX|Unigraphics; Inventor; Revit; ANSYS; SketchUp",
  "office suite":
    "Microsoft Office|MS Office|Office 365|Microsoft 365|O365|MS-Office; Excel|Microsoft Excel|MS Excel; Word|Microsoft Word|MS Word; PowerPoint|Microsoft PowerPoint|MS PowerPoint|Power Point; Outlook|Microsoft Outlook; Microsoft Access|MS Access; SharePoint; Google Workspace|G Suite|GSuite; Visio; Google Sheets",
  crm: "Salesforce|Salesforce.com|SFDC; HubSpot; Microsoft Dynamics|Dynamics 365|Dynamics CRM; Zoho; Pipedrive; Siebel; Salesforce Service Cloud|Service Cloud; Salesforce Sales Cloud|Sales Cloud; Freshsales",
  erp: "SAP|SAP ERP|SAP R/3|SAP S/4HANA|S/4HANA; Oracle EBS|Oracle E-Business Suite; NetSuite; Microsoft Dynamics|Dynamics NAV|Business Central; Odoo; JD Edwards; PeopleSoft; Workday; Infor LN; Infor M3; Epicor; Sage X3; Navision; proALPHA; abas ERP; Helios Orange; Microsoft Dynamics AX|Dynamics AX",
  accounting: "QuickBooks; Xero; Sage; FreshBooks; DATEV",
  marketing:
    "Google Analytics|GA4; Google Ads|AdWords; Marketo; Mailchimp; SEO|search engine optimization; SEM; Semrush; Ahrefs",
  security:
    "SIEM; Burp Suite; Nessus; Wireshark; Metasploit; CrowdStrike; OAuth|OAuth2|OAuth 2.0; SAML; Active Directory; Okta; Keycloak; Vault|HashiCorp Vault; OWASP|OWASP Top 10; Azure AD|Azure Active Directory|Entra ID|Microsoft Entra; Qualys; Rapid7; Tenable; SentinelOne; Microsoft Sentinel|Azure Sentinel; Microsoft Defender; QRadar; Kali Linux; MITRE ATT&CK; PKI; LDAP; SSO|single sign-on; OpenID Connect|OIDC; Zscaler; CyberArk; SailPoint",
  network:
    "TCP/IP; DNS; BGP; VPN; Cisco IOS; OSPF; DHCP; MPLS; LAN; WAN; VLAN|VLANs; SD-WAN; Fortinet|FortiGate; Palo Alto Networks; pfSense; Juniper|Junos; Aruba; Ubiquiti; SIP; VoIP; MQTT; Exchange Server|Microsoft Exchange|MS Exchange; Group Policy|GPO; Veeam; NetApp",
  standard:
    "ISO 27001|ISO27001|ISO/IEC 27001; HIPAA; GDPR|DSGVO; SOC 2|SOC2; PCI DSS|PCI-DSS; ISO 9001|ISO9001; FedRAMP; ITIL; COBIT; NIST; GMP|cGMP; HACCP; IFRS; US GAAP|GAAP; SOX; FMEA|Failure Mode and Effects Analysis; Six Sigma; Lean Six Sigma; DOE|Design of Experiments; TPM|Total Productive Maintenance",
  practice:
    "CI/CD|CI / CD|CICD|continuous integration and continuous deployment|continuous integration and continuous delivery|continuous integration/continuous deployment|continuous integration/continuous delivery|continuous delivery|continuous integration|CI build|CI pipeline|CI pipelines; DevOps|Dev-ops; GitOps; microservices|microservice|micro-services|microservice architecture; TDD|test-driven development|test driven development; BDD; OOP|object-oriented programming|object oriented programming|OOD; machine learning|ML; deep learning; NLP|natural language processing; ETL|ELT; LLM|LLMs|large language models|large language model; RAG|retrieval-augmented generation|retrieval augmented generation; Infrastructure as Code|IaC|infrastructure-as-code|infrastructure as a code; serverless; UX|user experience; UI|user interface; A/B testing|AB testing|A/B tests; computer vision; data warehouse|data warehousing|data-warehouse|DWH; data modeling|data modelling|data-modeling; version control; monorepo|monorepos; code review|code reviews; pair programming",
  certificate:
    "CKA|Certified Kubernetes Administrator; CKAD; AWS Certified|AWS Certification; PMP|Project Management Professional; CISSP; CPA|Certified Public Accountant; CFA; CISA; CISM; CCNA; CCNP; PRINCE2; ACCA; Certified ScrumMaster|CSM|Certified Scrum Master; OSCP; CompTIA A+; CompTIA Security+|Security+; CompTIA Network+|Network+; CEH|Certified Ethical Hacker; ACA; CIMA; CIPD; SHRM-CP; CFP|Certified Financial Planner; CPIM; CSCP; NEBOSH; IOSH; ISTQB; TOGAF; CELTA; TEFL; LEED; PSM I|Professional Scrum Master; PSPO; CBAP; Series 7; Series 63",
  other:
    "Karpenter; OpenAPI|Swagger; Twilio; Stripe; Unity; Unreal Engine|Unreal; Arduino; Raspberry Pi; ROS; PLC; SCADA; BIM; GIS|ArcGIS; Widevine; Shopify; WordPress|Word Press; Drupal; Magento; Sitecore; Contentful; HL7; FHIR; Epic EHR; SPSS; Stata; LaTeX; OpenShift; MCP|Model Context Protocol; Bitbucket; Vagrant; OpenSearch; Solr; Lucene; Joomla; TYPO3; PrestaShop; WooCommerce; Elementor; AEM|Adobe Experience Manager; Salesforce Commerce Cloud; SAP Commerce|Hybris; GitHub Copilot; ChatGPT; Claude Code; Cursor; Slack; Zoom; RTOS|FreeRTOS; FPGA; AUTOSAR; STM32; ARM Cortex-M|Cortex-M|ARM Cortex-M0|ARM Cortex-M3|ARM Cortex-M4|ARM Cortex-M7|Cortex-M0|Cortex-M3|Cortex-M4|Cortex-M7; Yocto; I2C; UART; CAN bus|CANbus; Bluetooth|Bluetooth Low Energy|BLE; Zigbee; LoRaWAN; QGIS; UiPath; Automation Anywhere; Blue Prism; RPA|robotic process automation; Camunda; MuleSoft; Dell Boomi|Boomi; TIBCO",
};

/** Category → canonical names with their spellings, the canonical one first. */
export const toolsByCategory: Readonly<Record<string, readonly (readonly string[])[]>> = Object.fromEntries(
  [...new Set([...Object.keys(names), ...Object.keys(tradeNames)])].map((category) => [
    category,
    [names[category], tradeNames[category]].flatMap((entries) =>
      entries === undefined ? [] : entries.split("; ").map((entry) => entry.split("|")),
    ),
  ]),
);
