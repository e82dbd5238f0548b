// Holds PDFs against profiles with veraPDF's own validator: `java Profiles PROFILE,… FILE…`, a profile as veraPDF calls
// it, `3a` or `ua1`. Tells every rule that is broken, how often and where first; fails if one is.
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

final class Profiles {
    private static final int MOST = 1000;

    public static void main(String[] words) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean conforms = true;
        for (int file = 1; file < words.length; file++) {
            for (String profile : words[0].split(",")) {
                conforms &= judge(words[file], PDFAFlavour.fromString(profile));
            }
        }
        System.exit(conforms ? 0 : 1);
    }

    private static boolean judge(String file, PDFAFlavour profile) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var bytes = new FileInputStream(file);
                var parser = foundry.createParser(bytes, profile);
                var validator = foundry.createValidator(profile, MOST, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s: %s, %s%n", file, profile, result.isCompliant() ? "conforms" : "BROKEN");
            Map<String, Integer> broken = new TreeMap<>();
            for (TestAssertion told : result.getTestAssertions()) {
                if (told.getStatus() != TestAssertion.Status.FAILED) {
                    continue;
                }
                var rule = told.getRuleId();
                String clause = rule.getClause() + " test " + rule.getTestNumber() + ": " + told.getMessage();
                if (broken.merge(clause, 1, Integer::sum) == 1) {
                    System.out.printf("  %s%n    at %s%n", clause, told.getLocation().getContext());
                }
            }
            broken.forEach((clause, times) -> System.out.printf("  %d times %s%n", times, clause.split(":")[0]));
            return result.isCompliant();
        }
    }
}
