/**
 * Words that say too little to prove a requirement by themselves. Data only; folded words, stems are made from them.
 */

/**
 * Left out of a requirement's content as too general beside other words, but where only one other word is left, they
 * must stand with it: "design documents" is no mere document, "platform engineering" no mere platform.
 */
export const softWords: readonly string[] = `
software engineering engineer design designing development develop developing build building platform platforms
maintain maintaining create creating process processes language languages framework frameworks programming senior library libraries
`
  .trim()
  .split(/\s+/);

/** How much something is wished for, not what. */
export const wishWords: readonly string[] = `
appreciated advantage advantageous beneficial desirable desired welcome valued preferable optional mandatory essential
wunschenswert vorteil vorteilhaft erwunscht erforderlich zwingend optimalerweise
appreciee apprecies appreciees apprecie souhaitee souhaite requise requis indispensable obligatoire atout
valorizado valorizada valorado valorada preferivel preferencial obrigatorio desejavel deseable imprescindible valorable
vyhodou vyhoda podminkou nutnosti vitana vitano
`
  .trim()
  .split(/\s+/);

/** What everybody does in some sense; alone it names no skill. */
export const activityWords: readonly string[] = `
achieve adapt administer advise aligning analyze analyse apply architecture assess assist attack audit automate automation
automating budget collaborate communicate complex conception configure consult contribute control coordinate coordination
critical data debug decision define deliver delivery deploy deployment detail diagnose direct discover discovery document drive
driving enable ensure establish evaluate evaluation evolve execute execution facilitate fix handle identify implement
implementation implementing improve improvement influence initiative innovation install integrate integration interact
investigate judgment launch lead leading leadership learn level liaise listen logic manage managing measure mentor mentoring
metrics migrate migration model modeling monitor monitoring negotiate operate optimize organize others overseeing oversee own ownership
participate perform platform prepare present principal prioritize process professional progressive provide quality quantitative
recommend refactor release remote resolve review reviewing risk role roll run scale scaling scope section security share ship similar
solve speak staff standard statistical strategic structure study supervise supervision sustain technical test testing tests track
troubleshoot troubleshooting understand update upgrade validate validation verify vision visual workflow workflows years
interest interests passion desire enthusiasm curiosity motivation
active current call calls calling production enterprise transformation school college university buy buying sell log logs incident incidents 
advantage basis balance care change channel commitment communication contact culture demand events field goal group idea
image item job lead list move need offer option order part place point position post pressure program progress purpose range
rate record resource resources result return rule sense set shift side site skill space stage start step store story strong style
subject talent target term text theory thing tool topic tour trend trip turn type unit value view visit voice volume wave world
not no only just than then also even much many few most others our own good best right high low new big
betreuung einsatz fuhrung leitung planung umsetzung unterstutzung gestion suivi analyse conception rizeni sprava vedeni
`
  .trim()
  .split(/\s+/);
