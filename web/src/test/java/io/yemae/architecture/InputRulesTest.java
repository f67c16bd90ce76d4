package io.yemae.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.yemae.architecture.ImportedClasses.YEMAE;
import static io.yemae.architecture.ImportedClasses.only;
import static io.yemae.architecture.PositiveControl.assertThatEachMemberBreaks;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.yemae.architecture.rest.FaultyRequest;
import io.yemae.rest.json.JsonBounds;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.json.ReceivedJson;
import io.yemae.shared.text.TextKind;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonParser;
import jakarta.websocket.OnMessage;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;

/** How tokens, passwords, JSON and messages are read. */
class InputRulesTest {
    // It refuses every spelling of a token but one, which the library does not.
    private static final ArchRule SIGNED_TOKENS_ARE_READ_IN_ONE_PLACE = noClasses().that()
        .doNotHaveFullyQualifiedName("io.yemae.shared.security.Jws").should().callMethodWhere(
            DescribedPredicate.describe("JwtConsumer.process*", call -> call.getTargetOwner().getFullName()
                .equals("org.jose4j.jwt.consumer.JwtConsumer")
                && call.getTarget().getName().startsWith("process")));

    private static final ArchRule JACKSON_READS_WITHIN_BOUNDS = noClasses().that().doNotHaveFullyQualifiedName(JsonBounds.class.getName())
        .should().callConstructor(ObjectMapper.class)
        .orShould().callMethodWhere(isCall(JsonMapper.class, "builder"));
    private static final ArchRule JSON_P_READS_WITHIN_BOUNDS = noClasses().that().doNotHaveFullyQualifiedName(ReceivedJson.class.getName())
        .should().callMethodWhere(isCall(Json.class, "createReader"))
        .orShould().callMethodWhere(isCall(Json.class, "createParser"));

    /** Otherwise the container buffers a message without limit before it passes it on. */
    private static final ArchRule SOCKETS_TAKE_MESSAGES_IN_PARTS = methods().that().areAnnotatedWith(OnMessage.class)
        .should(new ArchCondition<>("have a parameter that says whether a part is the last") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(method,
                    method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class)), method.getFullName()));
            }
        });

    @Test
    void signedTokensAreReadInOnePlace() {
        SIGNED_TOKENS_ARE_READ_IN_ONE_PLACE.check(YEMAE);
    }

    @Test
    void aTokenThatIsReadElsewhereIsFound() {
        class Tokens {
            JwtContext context(JwtConsumer consumer) throws InvalidJwtException {
                return consumer.process("");
            }

            JwtClaims claims(JwtConsumer consumer) throws InvalidJwtException {
                return consumer.processToClaims("");
            }
        }

        assertThatEachMemberBreaks(SIGNED_TOKENS_ARE_READ_IN_ONE_PLACE, Tokens.class);
    }

    @Test
    void passwordsAreReadAsTheyAreSent() {
        assertThat(passwords(YEMAE)).isNotEmpty().allMatch(InputRulesTest::isReadAsItIsSent);
    }

    @Test
    void aPasswordThatIsReadAsOtherTextIsFound() {
        assertThat(passwords(only(FaultyRequest.class))).hasSize(2).noneMatch(InputRulesTest::isReadAsItIsSent);
    }

    @Test
    void jsonIsReadWithinBounds() {
        JACKSON_READS_WITHIN_BOUNDS.check(YEMAE);
        JSON_P_READS_WITHIN_BOUNDS.check(YEMAE);
    }

    @Test
    void jsonThatIsReadWithoutBoundsIsFound() {
        class Jackson {
            ObjectMapper mapper() {
                return new ObjectMapper();
            }

            JsonMapper.Builder builder() {
                return JsonMapper.builder();
            }
        }

        class JsonP {
            JsonReader reader() {
                return Json.createReader(new StringReader(""));
            }

            JsonParser parser() {
                return Json.createParser(new StringReader(""));
            }
        }

        assertThatEachMemberBreaks(JACKSON_READS_WITHIN_BOUNDS, Jackson.class);
        assertThatEachMemberBreaks(JSON_P_READS_WITHIN_BOUNDS, JsonP.class);
    }

    @Test
    void socketsTakeMessagesInParts() {
        SOCKETS_TAKE_MESSAGES_IN_PARTS.check(YEMAE);
    }

    @Test
    void aSocketThatTakesWholeMessagesIsFound() {
        class Socket {
            @OnMessage
            void receive(String message) {
                // Only its signature is read.
            }
        }

        assertThatEachMemberBreaks(SOCKETS_TAKE_MESSAGES_IN_PARTS, Socket.class);
    }

    private static List<JavaField> passwords(JavaClasses classes) {
        return classes.stream().filter(each -> each.getPackageName().matches("io\\.yemae\\.\\w+\\.rest(\\.\\w+)?"))
            .flatMap(each -> each.getFields().stream())
            .filter(field -> field.getName().toLowerCase(Locale.ROOT).endsWith("password")
                && field.getRawType().isEquivalentTo(String.class)
                && !field.getModifiers().contains(JavaModifier.STATIC))
            .toList();
    }

    private static boolean isReadAsItIsSent(JavaField password) {
        return password.isAnnotatedWith(TextInput.class) && password.getAnnotationOfType(TextInput.class).value() == TextKind.SECRET;
    }

    private static DescribedPredicate<JavaMethodCall> isCall(Class<?> owner, String name) {
        return DescribedPredicate.describe("call " + owner.getSimpleName() + "." + name,
            call -> call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(name));
    }
}
