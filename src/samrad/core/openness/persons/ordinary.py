"""Words that stand before a number and are no names: what papers of a council are full of."""

from samrad.core.openness.persons.names import words

# Bokmål, nynorsk and Swedish, as they begin a sentence, a row of a table or a list.
ORDINARY = words(
    """
    a absolutt adr adresse adressen agenda aktivitet aktiviteter alder alderen aldersgrense
    alkohol all alle alt altså amfi and andel andelen andre ange anmeldelser anmeldte
    anmälda anmälningar anna annan annen annet ansatte anslag anställda ansvar antal antalet
    antall antallet april arbeid arbeidslivet arbete artikkel as at audi august av avd
    avdeling avsnitt avtale avvik bakgrunn ban bane bare barn barna barnehage barnehager
    barnet begge behov beslut bil bilag bilaga bilar bilde bilen biler biltema bland blant
    blir bmw bok boks bolig born borna bostad bostäder boys bra brann branner brev brott
    brotten brudd bruk bruker brukere brå bråk budget budsjett bunnpris buss butik butiker
    butikk butikker by byen bygg båda både ca cannabis circle cirka coop da dag dagar dager
    dato de december dei del deler delmål deltagare deltakarar deltaker deltakere den denne
    der dere deres derfor desember desse det dette discord distrikt drap drog drøftet du där
    därefter då e ec efter eg ei ein eit eitt eldre elev elevar eleven elevene elever
    eleverna elkjøp eller en enda endring enhet enheten er espresso esso et etat ett etter
    etterpå ettersom ev eventuelt extra f facebook fakta familiane familie familien familier
    familj familjen far faren februar februari fem fengsel figur film fire fjorten fleire
    flere flest flicka flickan flickor flickorna for ford fordi foreldra foreldre foresatte
    forhold formål forrige forslag fort fortsatt forum fra fredag fredagar frelsesarmeen
    frist fritid from frå från fullført fylke fyller fylte född för fördelt föremål först
    första föräldrar fødd født følgende før føresette gang ganger gaten ger girls gjeld
    gjelder gjennom gjerningsperson gjerningspersoner glass god google grad graden grense
    grensen gruppe grupper gränsen gul gut gutane gutar guten gutt gutten guttene gutter ha
    halv han handling handlingsplan hans har hasj haust heile hele helg hemköp hendelse
    hendelser hending hendingar henne hennes her hittil hjem hjemme ho hon honom hos
    hovedmål hovudmål hun hus hva hvem hver hvert hvis hvit hvite hvor hvordan häleri
    händelse händelser här hærverk høst høyre i iblant ica idag ifølge igjen ikke ikkje ikt
    imellom imidlertid in inbrott inga ingen inget inn innbrot innbrudd innbyggere
    innbyggjarar inne inni innsats innspill insats insatser instagram inte intet invånare ja
    jag januar januari jeg jenta jente jentene jenter jf jfr joker jul juli juni kan kap
    kapitel kapittel kart kasus kategori kilde kilder kiwi kjelde kjent kjøretøy kl klasse
    klasser klokken klubb km kniv knivar kniver komiteen kommunar kommune kommunene kommuner
    kontakt kontrakt kontroll kontrollar kontroller kort kostnad kr krav krig krim
    kriminalitet kring kripos kroner kronor kvartal kveld kvinna kvinne kvinner kvinnor
    källa känd la lag lagen landet laurdag lav ledare ledd leder ledere ledning leiar
    leiarar lenge lengst lidl like likevel linje linjer lista liste litt lokal lokaler lov
    lovbrot lovbrudd loven lys lärare lærarar læraren lærer lærere lördag lørdag ma mai maj
    mamma mamman man mandag mandagar mandat mange mann mannen mars med medan medel medlem
    medlemmar medlemmer meir mellan mellom men menn mens meny mer merk merknad merknader
    mest midt mindre minst misshandel mobbing moped mopeder mor mora mord moren mot
    motorsykkel motpart mål målet målgruppe målsetning månad månader måndag måned måneder
    möte möten mötet mønster møte møter møtet nabo nabolag namn narkotika narvesen nasking
    natt natteravner nav navn nei nej neste nesten nestleder nettsted ni nibr nie nivå noe
    noen noko nokon nokre norad nord norr nova november nr nu nummer ny nye nyere nylig nytt
    nästa når nær nærmere observasjoner och of og også oktober om område områder on onsdag
    onsdagar opp oppdrag oppfølging oppgave oppmøte orden ordenssaker ordfører organisasjon
    oss osv over overfall overgrep page papir pappa pappan para paragraf parkering part
    partene parter partier pga pkt plan planer pojkar pojkarna pojke pojken polis polisen
    politi politiet politikontakt post poster power pr pressbyrån prinsipp prioritert priser
    procent projekt prosent prosjekt protokoll prøve pst psykologer punkt punkter pupils
    påsk påske rad ran ranene ransmenn rapport rapporter referat regel region regjeringen
    rektor rema ressurs resten resultat resultater rett retten rettleiar ring ringe risiko
    rom rus rusmiddel rusmidler rute rutine råd rådet rån rød røde sak saka saken sakene
    saker saksliste saksnr salg samarbeid samfunn samlet sammen samt samtale samtaler
    samtlige samverkan sannsynlighet scb se section sein seks seksjon seksjonen sektor selv
    senere senter sentrum servering sesong shell sidan side siden sider signal sist siste
    situasjon situasjonsbilde sju skade skadegörelse skader skadeverk skal skatteetaten
    skjer skjult skola skolan skole skolen skoler skular skule skulen skyss slag slagsmål
    slik slike slutt små snapchat snart snitt snittet som sommar sommer son sone sonen
    sosial spar spm spørsmål ssb stad start statistikk status sted steder stjålet stor store
    stort straff straffeloven strek styre stöld stölder største støtte støy sum summa summen
    sundag svar svarene svært swish syd sykkel sykler syskon systembolaget söndag sör søndag
    sønn sønnen sør sørover søsken søster søsteren tabell tabeller table tal talet tall
    tallene tallet tegning telegram tema temaer tesla the ti tid tiden tidlegare tidligere
    tiktok til tilfelle tilfeller till tiltak tiltaket time timer tips tirsdag tisdag tjej
    tjejen tjejer tjuv tjuveri to tog tolv torsdag total totalt toyota trafik trafikk
    trakassering tre trener trinn trusler trussel trygg trygghet tryggleik tusen tv tvil två
    tysdag tysdagar tyveri tyveriene tyverier uke uken uker ulykke ulykker undantatt under
    undersøkelse unga ungdata ungdom ungdomane ungdomar ungdomarna ungdomen ungdommen
    ungdommene ungdommer unge ungefär unntak unntatt uppdrag ut utan utdanning utdelt utdrag
    ute uten utfordringer utgave utgift utover utsatt utstyr utvikling vad vaksne vakt vald
    vandalisme vann vapen var varsel varsler vecka veckor ved vedlegg vedtak veger vegg vei
    veien veka veker vekter vektere verdi versjon vest vi vid vidare videre vil vilkår villa
    vinmonopolet vinter vipps vitne vitner vogn vognkort voksne vold volds voldtekt
    voldtekter volvo vuxna väst våld våldsbrott våldtäkt våpen vår våren willys with year
    yngre yngst young yrke ytterligere älder äldre äldst älst ål ålder åldern åldersgräns
    åpent år året årlig årskull åtgärd åtgärder åtte öst öster övre övriga ødeleggelser
    økning økokrim økonomi økt øl øst østre øvre øvrige
    """
)
# Countries, counties and towns beside the municipalities of the register.
PLACES = words(
    """
    agder akershus aust-agder bergen blekinge brandbu buskerud dalarna danmark elverum
    europa finland finnmark gotland groruddalen grønland gävleborg halland hallingdal
    hedmark hordaland innlandet island jämtland jönköping kalmar kronoberg møre norden
    nordland noreg norge norr norrbotten oppland oslo rogaland romerike romsdal skåne
    stockholm svalbard sverige sápmi södermanland sørlandet telemark troms trøndelag
    tyskland uppland vestfold vestland viken värmland västerbotten västernorrland
    västmanland örebro östergötland østfold
    """
)
# What only nouns end with: no name of a person does.
OF_THINGS = tuple(
    words(
        """
        arbeid arbeidet arbete arbetet barn brott brotten brudd bruk centrum chef direktör
        direktør distrikt distriktet dommen elevar elever elsar else elsen elser eri erier
        foreldre forening fylket förening föreningen föräldrar fører grense gruppa gruppe
        gruppen het heten huset ingane ingar ingen ingene inger kjøring klubb klubben kommun
        kommune kommunen kommuner konsulent kontakt kontakten kontor kontoret koordinator
        kroner kronor körning køyring lagen laget ledare leder ledere loven middel midler
        misjon möte møte møter nemnd ningar nämnd nämnden område områden områder ordning
        ordningen parti planen planer polis polisen politi politiet posten procent prosent
        rapport rapporten rett retten rådet rådgivar rådgiver saker sekretær senter senteret
        sentrum sida sjef sjon sjonar sjonen sjoner skap skapet skola skolan skole skolen
        skriv skule skulen stasjon styrelsen styret stöd støtte tall tenesta teneste tiltak
        tjeneste tjenesten tjenester tjänst tjänsten trafik trafikk undersøkelse ungdom
        ungdomar ungdommer utval utvalet utvalg utvalget vakta vakten verk verket vernet
        vesenet
        """
    )
)
