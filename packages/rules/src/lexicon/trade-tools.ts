/**
 * Names of tools and methods beyond software engineering, with their other spellings, by category: offices, shops,
 * wards, warehouses, workshops, laboratories. Data only; written as in `tools.ts`. Licences and certificates of trades
 * are the matcher's business.
 */

/** Category → its names, "; " between them; "Canonical|other spelling|other spelling". */
export const tradeNames: Readonly<Record<string, string>> = {
  "health record":
    "Epic EHR|Epic EMR|Epic Systems|EpicCare|Epic Hyperspace; Cerner|Cerner Millennium|Oracle Health; Meditech; Allscripts; athenahealth|athenaNet; eClinicalWorks; NextGen Healthcare; PointClickCare; SystmOne; EMIS Web; Medisoft; Kareo",
  "medical coding": "ICD-10|ICD10|ICD-10-CM; CPT coding|CPT codes; HCPCS; SNOMED|SNOMED CT; DRG",
  "warehouse system":
    "WMS|warehouse management system|warehouse management systems|warehouse management software|Lagerverwaltungssystem|Lagerverwaltungssysteme; SAP EWM|SAP WM; Manhattan WMS|Manhattan Associates; Blue Yonder; HighJump",
  "transport system":
    "TMS|transport management system|transportation management system|transportation management systems; EDI|electronic data interchange; digital tachograph|tachograph|tacho; RF scanner|RF scanners|handheld scanner|handheld scanners",
  "point of sale":
    "POS|POS system|POS systems|point of sale|point-of-sale|point of sale systems; Oracle Micros; Toast POS; Square POS; Aloha POS; Lightspeed POS",
  "hotel system": "Opera PMS|Oracle Opera|Opera Cloud; Fidelio; Protel; Amadeus GDS; Sabre GDS; Mews PMS",
  "finance data":
    "Bloomberg Terminal|Bloomberg; FactSet; Capital IQ|CapIQ|S&P Capital IQ; Refinitiv|Refinitiv Eikon; Morningstar Direct",
  "financial planning":
    "Hyperion|Oracle Hyperion; Anaplan; Adaptive Insights|Workday Adaptive; OneStream; BlackLine; SAP Concur; Coupa; SAP Ariba|Ariba",
  accounting:
    "Sage 50|Sage50; Sage 200; Sage Intacct; Peachtree; Lexware; Pohoda; Cegid; Exact Online; AFAS; Twinfield; MYOB; ContaPlus; Bill.com; Abra Gen; TurboTax; ProSystem fx|CCH Axcess",
  payroll:
    "ADP|ADP Workforce Now; Paychex; Kronos|UKG; Ceridian|Dayforce; Personio; BambooHR; Sage Payroll; SAP HCM|SAP HR; SuccessFactors|SAP SuccessFactors",
  "SAP module":
    "SAP MM; SAP SD; SAP PP; SAP PM; SAP QM; SAP FICO|SAP FI/CO|SAP FI|SAP CO; SAP BW|SAP BW/4HANA|BW/4HANA; SAP HANA; SAP Fiori|Fiori; SAPUI5; SAP BTP; SAP Analytics Cloud; SAP CRM; SAP PI|SAP PO",
  cad: "Solid Edge; Onshape; Fusion 360|Autodesk Fusion; Civil 3D|AutoCAD Civil 3D; MicroStation; Tekla|Tekla Structures; Navisworks; ArchiCAD; Rhino 3D; Vectorworks; EPLAN; Altium|Altium Designer; KiCad; OrCAD",
  "product data":
    "PDM|product data management; PLM|product lifecycle management; Teamcenter; Windchill; ENOVIA; BOM|bill of materials|bills of materials",
  "engineering method":
    "FEA|finite element analysis|finite element method; CFD|computational fluid dynamics; SPC|statistical process control; APQP; PPAP; Kaizen; Kanban; 5S; 8D; root cause analysis|RCA; HAZOP; Minitab; Simulink|MATLAB/Simulink|MATLAB Simulink; LabVIEW",
  "machine control":
    "CNC|CNC programming; G-code; Mastercam; Siemens TIA Portal|TIA Portal; Step 7; Allen-Bradley|Allen Bradley|RSLogix|Studio 5000; HMI; Modbus; PROFINET; PROFIBUS; OPC UA; KUKA; Fanuc",
  welding: "TIG welding|GTAW; MIG welding|GMAW|MIG/MAG welding; stick welding|SMAW; arc welding",
  construction: "Primavera|Primavera P6; Procore; Bluebeam; PlanSwift; HVAC; STAAD|STAAD.Pro; ETABS",
  laboratory:
    "HPLC; GC-MS|GC/MS; PCR|qPCR|RT-PCR; ELISA; NMR; Western blot|Western blotting; flow cytometry; LIMS; GraphPad Prism; ImageJ; REDCap; cell culture",
  standard:
    "ISO 14001; ISO 45001|OHSAS 18001; ISO 13485; ISO 17025; ISO 26262; IATF 16949|TS 16949|ISO/TS 16949; AS9100; ASME Y14.5; GLP; GxP; 21 CFR Part 11; REACH regulation; CE marking; FRS 102; Solvency II; Basel III; AML|anti-money laundering; KYC|know your customer; OSHA; COSHH; NEC code|National Electrical Code; IPC-A-610",
  "office suite":
    "Microsoft Teams|MS Teams; OneNote; OneDrive; Google Docs; Google Drive; LibreOffice|OpenOffice; Power Query; Power Pivot; Power Automate; Power Apps|PowerApps; pivot tables|pivot table|PivotTables; VLOOKUP|V-lookup; DocuSign; Adobe Acrobat",
  "project tool":
    "Monday.com; ClickUp; Basecamp; Miro; Smartsheet; Wrike; Airtable; Zapier; n8n; Redmine; YouTrack",
  "sales tool":
    "Freshdesk; Gainsight; Outreach.io; Salesloft; ZoomInfo; LinkedIn Sales Navigator|Sales Navigator; Veeva|Veeva CRM; SugarCRM; Genesys; Five9; Avaya",
  marketing:
    "Google Tag Manager|GTM; Google Search Console; Meta Ads|Facebook Ads|Facebook Ads Manager|Meta Business Suite; LinkedIn Ads; TikTok Ads; Klaviyo; Braze; Salesforce Marketing Cloud|Marketing Cloud; Pardot; ActiveCampaign; Hootsuite; Sprout Social; Adobe Analytics; Mixpanel; Hotjar; Optimizely; PPC|pay-per-click",
  "creative tool":
    "After Effects|Adobe After Effects; Premiere Pro|Adobe Premiere|Adobe Premiere Pro; Final Cut Pro|Final Cut; DaVinci Resolve; Lightroom|Adobe Lightroom; Canva; Webflow; Blender; 3ds Max; Cinema 4D; ZBrush; V-Ray; Pro Tools; QuarkXPress; CorelDRAW",
};
