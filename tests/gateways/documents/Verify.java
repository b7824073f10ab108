import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF of each file whether it is PDF/A-2a and PDF/UA-1, and says each rule it breaks. */
class Verify {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1}) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                     PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    System.out.println(String.join("\t", file, flavour.getId(),
                        String.valueOf(result.isCompliant()), String.valueOf(result.getTotalAssertions())));
                    result.getFailedChecks().forEach((rule, times) -> System.out.println(
                        String.join("\t", file, flavour.getId(), "breaks " + rule.getClause(), times.toString())));
                }
            }
        }
    }
}
