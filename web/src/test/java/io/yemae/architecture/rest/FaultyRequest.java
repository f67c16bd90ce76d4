package io.yemae.architecture.rest;

import io.yemae.rest.json.TextInput;
import io.yemae.shared.text.TextKind;

/** Has passwords whose spaces would be removed. */
public class FaultyRequest {
    String password;
    @TextInput(TextKind.LINE)
    String newPassword;
}
