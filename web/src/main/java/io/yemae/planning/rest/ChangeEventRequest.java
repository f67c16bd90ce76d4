package io.yemae.planning.rest;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All fields of an event; a member that is left out is emptied. Grades and performances have requests of their own. */
@Schema(name = "ChangeEventRequest")
public class ChangeEventRequest extends EventFieldsRequest {

    @Schema(description = "불러온 version. 그 사이 다른 관리자가 변경했으면 409다.")
    @NotNull(message = "불러온 version을 보내주세요.")
    public Integer version;
}
