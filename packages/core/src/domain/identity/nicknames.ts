/**
 * Given names and what those who bear them are called, for proposing that two contacts may be one person. Of names met
 * in Canada, English and French before others; a name may stand in several lines, as Alex does.
 */
import { plain } from "../words/plain.ts"

const lines = `
abigail abby gail
abraham abe bram
agnes agnieszka inez
albert al bert
alexander alex alec sandy xander sasha alexandre aleksandr alejandro sacha
alexandra alex sandra sasha lexi alexa ola aleksandra
alfred al fred alfie
alice ali
alison ali allie
amanda mandy
andrew andy drew andre andrei andrzej andriy
angela angie
anna ann anne annie anya ania anita hannah
anthony tony antoine antonio anton
antoinette toni
barbara barb babs basia
beatrice bea trixie beatriz
benjamin ben benny benji
bernadette bernie detta
bernard bernie
bradley brad

bridget biddy brigitte
caroline carrie caro lina
catherine cathy kate katie kathy kitty katherine kathryn katharine kathleen cate catalina ekaterina katya kasia katarzyna
cecilia cece celia
charles charlie chuck chas carlos
charlotte charlie lottie
chinedu nedu
christina chris tina christine kristina cristina krystyna
christopher chris kit topher christophe cristobal
clement clem
constance connie
cynthia cindy
daniel dan danny daniil
danielle dani
david dave davey davide
deborah deb debbie debra
denise dee
dennis denny denis
diana di diane
dominic dom nick dominique
donald don donnie
dorothy dot dottie dorothee
douglas doug
edmund ed eddie
edward ed eddie ned ted teddy edouard eduardo
eleanor ellie nell nora eleonore
elizabeth liz beth betty eliza lisa lizzie libby elisabeth elisa elzbieta ela isabel
emily em emmy emilie
emmanuel manny manu
eric rick erik
ernest ernie
esther essie
eugene gene
evelyn evie eve
ezekiel zeke
florence flo
frances fran franny francoise
francis frank fran francois francisco paco
franklin frank
frederick fred freddy rick frederic
gabriel gabe gaby
gabrielle gaby
gerald gerry jerry gerard
geoffrey geoff jeff jeffrey jeffery
geraldine gerry
gilbert gil bert
gloria glo
grace gracie
gregory greg gregoire grigory
gwendolyn gwen
harold harry hal
harrison harry
helen nell ella helene elena olena yelena
henry hank harry hal henri enrique
herbert herb bert
hubert bert
ignatius iggy nacho ignacio
irene rena
isaac ike
isabella bella izzy isa isabelle
jacob jake jacques
jacqueline jackie
james jim jimmy jamie jacques jaime
janet jan
jasmine jas
jean-francois jf
jean-philippe jp
jean-pierre jp
jennifer jen jenny
jeremy jerry jem jeremie
jessica jess jessie
joan joanie jeanne
joanna jo joanne asia johanne
john jack johnny jon ian ivan jean juan jan giovanni
jonathan jon jonny nathan
joseph joe joey jose jozef yusuf youssef
josephine jo josie
joshua josh
joyce joy
judith judy jude
julia julie jules
julian jules julien

karen kari
kenneth ken kenny
kimberly kim
kristen kris
lawrence larry laurie laurent lorenzo
leonard leo len lenny
leonardo leo
leslie les
lewis lou louis luis ludovic
lillian lily lil
linda lyn
lorraine lori
louise lou
lucas luke luc lukas
lucille lucy
madeleine maddie madeline maddy
magdalena magda lena
malcolm mal
marc-andre marco
margaret maggie meg peg peggy marge margie greta rita marguerite margarita malgorzata gosia
maria mary marie maya mariya
marianne mari
marilyn lyn
martha marty
martin marty
matthew matt matty mathieu matthieu mateo mateusz matthias
maurice moe
maximilian max
maxwell max
megan meg
melanie mel
melissa mel missy
michael mike mick mickey mikey mitch michel miguel mikhail michal misha
michelle shelly michele
mildred millie
miriam mimi
mitchell mitch
mohammed mo moe mohamed muhammad mohammad mehmet
nancy nan
natalie nat nathalie natalia natasha
nathaniel nate nat nathan
nicholas nick nicky nico nicolas nikolai mykola
nicole nicky nikki
noah noe
norman norm
olivia liv livvy
oliver ollie olivier
oluwaseun seun
oscar ozzie
pamela pam
patricia pat patty tricia trish
patrick pat paddy rick patrice
paul pavel pablo pawel
pauline polly
penelope penny
peter pete pierre pedro piotr petro
philip phil pip philippe felipe
priscilla cilla
rachel rae
randolph randy
raymond ray ramon
rebecca becky becca
regina gina
reginald reg reggie
richard rick dick ricky rich richie ricardo
robert bob bobby rob robbie bert roberto
roberta bobbie
roderick rod rick
rodney rod
roger rodge
roland rolly
ronald ron ronnie
rosemary rose rosie
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sadie sara
sebastian seb bas sebastien
serge sergei sergio serhiy
sharon shari
sheila shel
sidney sid
simon si
sophia sophie zofia sofia
stanley stan stanislaw stanislav
stephanie steph stefanie
stephen steve steven stevie stephane etienne esteban stefan
stuart stu
susan sue susie suzy suzanne susanna zuzanna
sylvia syl sylvie
tamara tammy
teresa terry tess tessa theresa therese
terrence terry
theodore ted theo teddy
thomas tom tommy tomas tomasz
timothy tim timmy timothee
ursula ulla
valerie val
vanessa nessa
veronica ronnie vera veronique
victor vic viktor
victoria vicky tori vic victoire
vincent vince vinny vicente
virginia ginny ginger
vladimir vlad volodymyr
walter walt wally
wanda wendy
wilfred wilf fred
william bill billy will willy liam guillaume guillermo
winifred win winnie
xavier xavi
yevgeny zhenya eugene evgeny
yvonne eve
zachary zach zack
`

const groups: ReadonlyMap<string, ReadonlySet<number>> = (() => {
  const found = new Map<string, Set<number>>()
  lines
    .trim()
    .split("\n")
    .forEach((line, index) => {
      for (const name of line.split(" ")) found.set(name, (found.get(name) ?? new Set()).add(index))
    })
  return found
})()

/** Whether these given names, which differ, may be one person's: Bob and Robert. Case and accents do not count. */
export const maySayTheSame = (a: string, b: string): boolean => {
  const other = groups.get(plain(b))
  return other !== undefined && nameGroups(a).some((group) => other.has(group))
}

/** The groups that a given name stands in, as numbers that mean nothing elsewhere; for looking for such pairs among many. */
export const nameGroups = (given: string): ReadonlyArray<number> => [...(groups.get(plain(given)) ?? [])]
