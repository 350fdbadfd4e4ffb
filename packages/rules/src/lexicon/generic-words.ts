/**
 * Words of a requirement that carry no evidence of their own: how well, how long, in what manner, and the nouns every
 * posting uses. Data only, folded stems are made from it elsewhere.
 */
export const genericWords: readonly string[] = `
a an and or the of in on at to for with within across by as from into using use used via per any all both other others etc e.g i.e such like including other
is are be been being has have having had that which who whose this these those it its you your we our their they them he she
strong solid good great excellent exceptional outstanding superior adequate sufficient deep proven demonstrated extensive broad advanced basic sound thorough general practical prior previous relevant professional
hands-on working minimum least years year yrs experience experienced experiences expertise expert knowledge knowledgeable understanding familiar familiarity
familiarization familiarisation proficient proficiency fluent fluency skill skills skilled ability able abilities capability capabilities capable competence
competency background exposure comfortable comfort grasp command mastery track record history in-depth indepth level senior junior mid
tool tools technology technologies platform platforms software language languages programming framework frameworks library libraries environment environments
similar related equivalent comparable various multiple several different modern preferred preferably required plus bonus nice must
work works use uses utilizing utilising creating create building build design designing maintain maintaining developing develop
development engineering process processes concept concepts principle principles practice practices methodology methodologies method methods technique techniques
area areas field fields role roles position job well very highly e g new key some one more least ideally also can will would should effectively efficiently
actually langage langages especially specifically particularly concrete fundamentals basics topics aspects matters familiarise style
programmierkenntnisse programmiererfahrung fachkenntnisse entwicklung softwareentwicklung und oder mit in im von der die das den dem des ein eine einen einem einer zu zur zum fur auf als sowie erfahrung erfahrungen kenntnisse kenntnis sehr gute gutes guter fundierte mehrjahrige
berufserfahrung umgang sicherer sicher verstandnis idealerweise bereich
et ou avec de des du la le les un une en dans sur experience connaissance connaissances maitrise maitrises bonne bonnes bases solide solides competences technologies outils environnement environnements comprehension aise
s se v ve na o a i nebo znalost znalosti zkusenost zkusenosti praxe praxi dobra velmi skvele rozumis si
y con del el los las una metodologia metodologias entorno entornos manejo nivel avanzado experiencia conocimientos conocimiento dominio
e com da do dos das em experiencia conhecimentos vivencia
en of met van het een ervaring kennis sterke goede
`
  .trim()
  .split(/\s+/);
