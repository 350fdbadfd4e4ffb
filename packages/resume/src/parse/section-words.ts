/** The headings of resumes in English, German, French, Czech and Spanish, folded; | between alternatives. */
import type { ResumeSectionKind } from "@leadfit/contracts";

export const sectionWords: Record<ResumeSectionKind, readonly string[]> = {
  summary: [
    "summary|professional summary|career summary|executive summary|summary of qualifications|profile|professional profile|personal profile|career profile|about|about me|objective|career objective|personal statement|introduction|highlights",
    "kurzprofil|profil|zusammenfassung|uber mich|personliches profil|berufsziel|berufliches profil|kurzvorstellung",
    "resume|a propos|a propos de moi|objectif|objectif professionnel|presentation|profil professionnel",
    "o mne|shrnuti|souhrn|profesni profil|karierni cil|profesni shrnuti",
    "perfil|perfil profesional|resumen|resumen profesional|sobre mi|acerca de mi|extracto|objetivo|objetivo profesional",
  ],
  experience: [
    "experience|experiences|work experience|professional experience|employment experience|relevant experience|industry experience|working experience|job experience|practical experience|teaching experience|research experience|engineering experience|internship experience|additional experience|other experience|earlier experience|selected experience|work history|employment history|job history|career history|employment|employment record|career|professional background|work background|work|internships|positions held",
    "berufserfahrung|berufserfahrungen|beruflicher werdegang|werdegang|praktische erfahrung|praktische erfahrungen|berufspraxis|arbeitserfahrung|berufliche erfahrung|berufliche erfahrungen|beruflicher hintergrund|berufstatigkeit|berufliche tatigkeit|berufliche stationen|erfahrung|erfahrungen|praktika|praxiserfahrung",
    "experience professionnelle|experiences professionnelles|parcours professionnel|experiences de travail|emplois|stages|parcours",
    "praxe|pracovni zkusenosti|pracovni zkusenost|zkusenosti|pracovni praxe|profesni zkusenosti|profesni praxe|odborna praxe|zamestnani|prubeh zamestnani|pracovni historie",
    "experiencia|experiencia laboral|experiencia profesional|experiencia de trabajo|experiencias laborales|trayectoria profesional|trayectoria laboral|historial laboral|empleo|trayectoria",
  ],
  education: [
    "education|education and training|academic background|academic qualifications|academic history|academic education|academic record|educational background|educational qualifications|qualifications|studies|schooling|university education",
    "ausbildung|bildung|bildungsweg|studium|schulbildung|akademischer werdegang|aus- und weiterbildung|schulische ausbildung|schulausbildung|hochschulausbildung|akademische ausbildung|berufsausbildung|bildungsgang|schule und studium",
    "formation|formations|formation academique|formation initiale|formation scolaire|formation universitaire|etudes|diplomes|diplomes et formations|parcours academique|parcours scolaire|parcours universitaire|cursus|cursus universitaire|scolarite",
    "vzdelani|studium|dosazene vzdelani|vzdelavani|nejvyssi dosazene vzdelani|studia",
    "educacion|formacion|formacion academica|formacion profesional|estudios|formacion y educacion|educacion y formacion|estudios realizados|titulacion",
  ],
  skills: [
    "skills|skill|technical skills|core skills|key skills|professional skills|it skills|computer skills|soft skills|hard skills|digital skills|relevant skills|additional skills|other skills|personal skills|competencies|core competencies|key competencies|competences|technologies|tech stack|technology stack|technology|tools|tools and technologies|expertise|areas of expertise|technical expertise|technical knowledge|technical proficiencies|proficiencies|programming languages|skill set|skillset|abilities",
    "kenntnisse|fahigkeiten|kompetenzen|edv-kenntnisse|edv|it-kenntnisse|fachkenntnisse|technische kenntnisse|technische fahigkeiten|besondere kenntnisse|kernkompetenzen|fachliche kompetenzen|fachkompetenzen|technologien|programmiersprachen|weitere kenntnisse|kenntnisse und fahigkeiten|fahigkeiten und kenntnisse|software-kenntnisse|computerkenntnisse",
    "competences techniques|competences cles|competences informatiques|competences professionnelles|savoir-faire|savoir-etre|informatique|outils|outils informatiques|connaissances|connaissances informatiques|atouts",
    "dovednosti|znalosti|odborne znalosti|technicke dovednosti|technicke znalosti|schopnosti|pc dovednosti|pocitacove znalosti|pocitacove dovednosti|znalosti a dovednosti|dovednosti a znalosti|technologie|schopnosti a dovednosti",
    "habilidades|habilidades tecnicas|competencias|competencias tecnicas|aptitudes|conocimientos|conocimientos tecnicos|conocimientos informaticos|destrezas|tecnologias|herramientas|informatica|capacidades",
  ],
  languages: [
    "languages|language skills|foreign languages|spoken languages|language proficiency|language competencies",
    "sprachen|sprachkenntnisse|fremdsprachen|fremdsprachenkenntnisse",
    "langues|langues etrangeres|competences linguistiques|langues parlees",
    "jazyky|jazykove znalosti|jazykove dovednosti|cizi jazyky|znalost jazyku|jazykova vybavenost|jazykove schopnosti",
    "idiomas|lenguas|conocimientos de idiomas|competencias linguisticas",
  ],
  projects: [
    "projects|project|personal projects|side projects|selected projects|key projects|open source projects|academic projects|own projects|notable projects|research projects|open source|portfolio|project experience",
    "projekte|eigene projekte|ausgewahlte projekte|private projekte|projekterfahrung|projektliste",
    "projets|projets personnels|projets realises",
    "projekty|osobni projekty|vlastni projekty|vybrane projekty",
    "proyectos|proyectos personales|proyectos destacados",
  ],
  certificates: [
    "certificates|certifications|certification|licenses|licences|licenses and certifications|courses|training|trainings|trainings and courses|professional development|courses and certifications|certificates and courses|further training|continuing education|professional certifications",
    "zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildung|fortbildungen|kurse|schulungen",
    "certificats|formations complementaires|formation continue|habilitations",
    "certifikaty|certifikace|kurzy|skoleni|kurzy a skoleni|skoleni a kurzy|osvedceni",
    "certificaciones|certificados|cursos|formacion complementaria|cursos y certificaciones",
  ],
  other: [
    "interests|hobbies|personal interests|references|referees|awards|honors|honours|honors and awards|awards and honors|publications|selected publications|volunteering|volunteer experience|volunteer work|voluntary work|community service|activities|extracurricular activities|leadership|achievements|accomplishments|patents|personal details|personal information|personal data|contact|contact information|contact details|contacts|additional information|further information|speaking|talks|memberships|affiliations|miscellaneous|links|details|driving licence|military service",
    "interessen|hobbys|referenzen|auszeichnungen|veroffentlichungen|publikationen|ehrenamt|ehrenamtliches engagement|ehrenamtliche tatigkeiten|engagement|personliche daten|personliche angaben|personliche informationen|kontakt|kontaktdaten|sonstiges|mitgliedschaften|vortrage|fuhrerschein|wehrdienst|zivildienst",
    "centres d'interet|centre d'interet|loisirs|interets|benevolat|prix|distinctions|coordonnees|divers|informations complementaires|informations personnelles|permis|vie associative",
    "zajmy|konicky|zajmy a konicky|publikace|oceneni|dobrovolnictvi|osobni udaje|kontakty|kontaktni udaje|ostatni|dalsi informace|ridicsky prukaz",
    "intereses|aficiones|referencias|publicaciones|premios|premios y reconocimientos|voluntariado|datos personales|contacto|otros datos|otros datos de interes|informacion adicional|informacion personal|carnet de conducir",
  ],
};
