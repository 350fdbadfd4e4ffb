/**
 * The phrases of job postings, by what they are evidence of, in the languages of the boards we read. Data only.
 */

/** What a posting speaks about. A heading or sentence of each kind is a piece of evidence. */
export type Evidence = "requirements" | "duties" | "offer" | "hiring";

/** Comma-separated, lower case; compared without punctuation. */
export const postingPhrases: Record<Evidence, string> = {
  requirements: `
    requirements, qualifications, qualification, what you bring, what you ll bring, what we re looking for,
    what we are looking for, who you are, about you, you have, you will have, must have, nice to have,
    skills, years of experience, years experience, experience with, experience in, your profile,
    what you need, what you ll need, ideal candidate, degree in, bachelor, proficiency in, proficient in,
    minimum qualifications, anforderungen, dein profil, ihr profil, was du mitbringst, das bringst du mit,
    das bringen sie mit, qualifikationen, voraussetzungen, berufserfahrung, du bringst, sie bringen,
    erfahrung in, erfahrung mit, kenntnisse, profil recherché, votre profil, ton profil, compétences,
    expérience, vous êtes, vous avez, formation, requisitos, perfil, experiencia, formación, conocimientos,
    buscamos, requisitos obrigatórios, requisitos e qualificações, qualificações, experiência, conhecimentos, requisiti, competenze, esperienza,
    profilo, conoscenza, cerchiamo, functie eisen, functie-eisen, wat wij vragen, wat vragen wij,
    jouw profiel, dit ben jij, ervaring, wie ben jij, požadujeme, požadavky, očekáváme,
    jak si tě představujeme, koho hledáme, zkušenosti, znalost, praxe, požiadavky, skúsenosti, očakávame,
    qualifikation, mitbringen, mitbringst, wir erwarten, abgeschlossene ausbildung, ausbildung als,
    abschluss als, titulaire d un, vous justifiez, maîtrise de, se requiere, qué buscamos, requerimientos,
    titulación, buscamos en ti, o que procuramos, procuramos, chi cerchiamo, diploma di, jij hebt, je hebt,
    wij vragen, co od tebe, co byste měli, tvůj profil, vzdělání, měl byste, wykształcenie, mile widziane,
    du har, vi förväntar, essential criteria, person specification, the candidate will, required skills,
    required experience, eligibility,
    wymagania, oczekujemy, doświadczenie, znajomość, kwalifikacje, kvalifikationer, kvalifikasjoner,
    din profil, erfaring, erfarenhet, vem är du, hvem er du, vaatimukset, osaaminen, kokemus, kokemusta, odotamme, hakijalta odotamme, edellytämme, arvostamme, katsomme eduksi, elvárások,
    elvárásaink, tapasztalat, cerințe, experiență, aranan nitelikler, deneyim, 応募資格, 必須, 歓迎, 経験, 任职要求,
    任职资格, 岗位要求, 经验, 자격요건, 우대사항, 경력, требования, опыт работы, вимоги, досвід, 要求, 加分项, 优先, 熟悉, 精通, someone with experience`,
  duties: `
    responsibilities, responsible for, what you ll do, what you will do, what you ll be doing,
    what you will be doing, duties, the role, about the role, in this role, your role, role overview,
    job summary, position summary, key responsibilities, you will, you ll, day to day, job description,
    your mission, your tasks, the position, this position, as a, aufgaben, deine aufgaben, ihre aufgaben,
    tätigkeiten, verantwortung, das erwartet dich, was dich erwartet, missions, vos missions, tes missions,
    responsabilités, le poste, descriptif du poste, rattaché, funciones, responsabilidades, tareas, puesto,
    atividades, atribuições, responsabilidades e atribuições, principais responsabilidades, mansioni, responsabilità, attività, taken, werkzaamheden,
    verantwoordelijkheden, wat ga je doen, jouw taken, functieomschrijving, de functie, náplň práce,
    co tě čeká, co tě u nás čeká, co vás čeká, popis pozice, co budeš dělat, náplň, budeš, zodpovědnost,
    čo ťa čaká, obowiązki, zakres obowiązków, twoje zadania, zadania, arbetsuppgifter, arbeidsoppgaver,
    arbejdsopgaver, om tjänsten, om stillingen, om rollen, tehtävät, työtehtävät, feladatok, feladataid,
    responsabilități, iş tanımı, sorumluluklar, 業務内容, 仕事内容, 职责, 岗位职责, 工作内容, 담당업무, 주요업무, обязанности,
    обов'язки, about the job, siendo responsable de, sobre a vaga`,
  offer: `
    benefits, perks, what we offer, we offer, what s in it for you, why join us, compensation, salary,
    pay range, 401k, paid time off, health insurance, parental leave, we provide, wir bieten,
    das bieten wir, was wir bieten, unser angebot, benefits für dich, vorteile, gehalt, nous offrons,
    nous proposons, avantages, rémunération, salaire, ofrecemos, beneficios, salario, oferecemos,
    benefícios, salário, offriamo, stipendio, retribuzione, wij bieden, wat bieden wij, dit bieden wij,
    salaris, arbeidsvoorwaarden, nabízíme, co ti nabídneme, co nabízíme, benefity, mzda, plat, ponúkame,
    das erwartet dich bei uns, wir bieten ihnen, urlaub, tickets restaurant, te ofrecemos,
    ti offriamo, o que oferecemos, co nabídneme, naše benefity,
    oferujemy, co oferujemy, wynagrodzenie, vi erbjuder, vi tilbyder, vi tilbyr, förmåner, tarjoamme, tarjoamme sinulle,
    amit kínálunk, juttatások, oferim, yan haklar, 福利厚生, 給与, 薪资, 福利, 복지, условия, мы предлагаем, зарплата,
    ми пропонуємо, te proponemos, flexible arbeitszeiten, homeoffice, 待遇, 五险一金`,
  hiring: `
    apply, applicants, candidate, candidates, full time, part time, equal opportunity, hiring,
    we are looking for, we re looking for, we are seeking, seeking a, is seeking, is looking for,
    join our team, join us, reports to, reporting to, bewerbung, bewerben, vollzeit, teilzeit, wir suchen,
    stelle, m w d, candidature, postuler, poste, h f, cdi, nous recherchons, candidatos, candidato,
    stellenausschreibung, stellenangebot, bewerbungsunterlagen, bewirb dich, arbeitsvertrag,
    contrat, contrato, jornada, pracovní nabídka, nástup, pozice, job opening, job title, vacancy,
    vacante, vaga, candidatura, candidati, posizione, solliciteer, sollicitatie, vacature, zoekt een,
    wij zoeken, hledáme, životopis, úvazek, hľadáme, aplikuj, szukamy, poszukujemy, etat, ansök, ansøg,
    søk, vi söker, vi søger, haemme, hae, keresünk, jelentkezz, căutăm, başvuru, arıyoruz, 募集, 応募, 招聘, 채용,
    вакансия, резюме, вакансія, looking for someone, súmate, sumate, únete`,
};

/** Section names that are no evidence: other texts have them too. */
export const otherHeadings = `
  about us, about the team, about the company, who we are, our team, overview, description, summary,
  location, education, experience, preferred, preferred qualifications, bonus points, technologies,
  tech stack, über uns, wer wir sind, qui sommes nous, à propos, sobre nosotros, quienes somos,
  sobre nós, chi siamo, over ons, wie zijn wij, o nás, o nas, om oss, om os, kontakt, desejável,
  diferenciais, informações adicionais, deseable, mile widziane, výhodou, wünschenswert, requisitos desejáveis, 会社概要`;

/** Phrases above that are words of a sentence, never the name of a section. */
export const notHeadings = `as a, you will, you ll, you have, degree in, experience with, experience in, apply, hae, cdi, h f, m w d, etat, budeš, plat`;
