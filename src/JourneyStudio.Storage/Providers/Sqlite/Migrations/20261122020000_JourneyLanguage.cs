using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JourneyLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_version_stats",
                table: "version_stats");

            migrationBuilder.DropIndex(
                name: "ix_token_due",
                table: "token");

            migrationBuilder.DropPrimaryKey(
                name: "pk_refusal_stats",
                table: "refusal_stats");

            migrationBuilder.DropIndex(
                name: "ix_outbox_due_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_message_member_id_id",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_member_store_id",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted_member",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_enrollment_version_id_state",
                table: "enrollment");

            migrationBuilder.DropIndex(
                name: "ix_attribute_text_attribute_folded_member_id",
                table: "attribute_text");

            migrationBuilder.DropIndex(
                name: "ix_attribute_number_attribute_value_member_id",
                table: "attribute_number");

            migrationBuilder.DropIndex(
                name: "ix_attribute_instant_attribute_value_member_id",
                table: "attribute_instant");

            migrationBuilder.DropIndex(
                name: "ix_attribute_flag_attribute_value_member_id",
                table: "attribute_flag");

            migrationBuilder.DropIndex(
                name: "ix_attribute_date_attribute_value_member_id",
                table: "attribute_date");

            migrationBuilder.DropPrimaryKey(
                name: "pk_activity_stats",
                table: "activity_stats");

            migrationBuilder.DropPrimaryKey(
                name: "pk_activity_departure",
                table: "activity_departure");

            migrationBuilder.AddColumn<int>(
                name: "slot",
                table: "version_stats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "control_converted",
                table: "version_stats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "converted",
                table: "version_stats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "deactivated_at",
                table: "user",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "asked_step",
                table: "token",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "follows",
                table: "token",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "held",
                table: "token",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "kept_at",
                table: "token",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_port",
                table: "token",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "shifted",
                table: "token",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "external_id",
                table: "subscription",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "taken_at",
                table: "slot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "slot",
                table: "refusal_stats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "lane",
                table: "outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "depth",
                table: "message",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "still_if",
                table: "message",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "merged_into",
                table: "member",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "member",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "product_line_id",
                table: "member",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "staff_id",
                table: "member",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paused_at",
                table: "journey",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "converted_at",
                table: "enrollment",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "goal_until",
                table: "enrollment",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "joined",
                table: "enrollment",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "order_key",
                table: "coupon_instance",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "external_id",
                table: "child",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "archived_at",
                table: "attribute_definition",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "product_line_id",
                table: "api_key",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "unit_id",
                table: "api_key",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "slot",
                table: "activity_stats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "slot",
                table: "activity_departure",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_version_stats",
                table: "version_stats",
                columns: new[] { "version_id", "slot" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_refusal_stats",
                table: "refusal_stats",
                columns: new[] { "journey_id", "reason", "slot" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_activity_stats",
                table: "activity_stats",
                columns: new[] { "version_id", "activity", "slot" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_activity_departure",
                table: "activity_departure",
                columns: new[] { "version_id", "activity", "port", "slot" });

            migrationBuilder.CreateTable(
                name: "aside",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_aside", x => new { x.kind, x.row_id });
                });

            migrationBuilder.CreateTable(
                name: "channel",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    per_minute = table.Column<int>(type: "INTEGER", nullable: true),
                    available = table.Column<long>(type: "INTEGER", nullable: false),
                    refilled_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "clock",
                columns: table => new
                {
                    trigger = table.Column<string>(type: "TEXT", nullable: false),
                    reached = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock", x => x.trigger);
                });

            migrationBuilder.CreateTable(
                name: "clock_audience",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    members = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_audience", x => new { x.run_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "clock_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    trigger = table.Column<string>(type: "TEXT", nullable: false),
                    scheduled_at = table.Column<long>(type: "INTEGER", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    members = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    started_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_entry",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    granted = table.Column<bool>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_entry", x => new { x.member_id, x.channel, x.purpose, x.at, x.granted });
                });

            migrationBuilder.CreateTable(
                name: "erasure",
                columns: table => new
                {
                    public_id = table.Column<string>(type: "TEXT", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure", x => x.public_id);
                });

            migrationBuilder.CreateTable(
                name: "forgotten",
                columns: table => new
                {
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forgotten", x => new { x.version_id, x.what });
                });

            migrationBuilder.CreateTable(
                name: "guide_task",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    enrollment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    journey_id = table.Column<long>(type: "INTEGER", nullable: false),
                    activity = table.Column<string>(type: "TEXT", nullable: false),
                    effect_key = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    script = table.Column<string>(type: "TEXT", nullable: false),
                    outcomes = table.Column<string>(type: "TEXT", nullable: false),
                    assignee_id = table.Column<long>(type: "INTEGER", nullable: true),
                    store_id = table.Column<long>(type: "INTEGER", nullable: true),
                    session = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_task", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_entry",
                columns: table => new
                {
                    journey_id = table.Column<long>(type: "INTEGER", nullable: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_entry", x => new { x.journey_id, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "import",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    stored_as = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    setup = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes_read = table.Column<long>(type: "INTEGER", nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    updated = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cleared_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "migrated",
                columns: table => new
                {
                    operation_id = table.Column<long>(type: "INTEGER", nullable: false),
                    enrollment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    from_version = table.Column<long>(type: "INTEGER", nullable: false),
                    to_version = table.Column<long>(type: "INTEGER", nullable: false),
                    goal_until = table.Column<long>(type: "INTEGER", nullable: true),
                    tokens = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_migrated", x => new { x.operation_id, x.slot, x.enrollment_id });
                });

            migrationBuilder.CreateTable(
                name: "operation",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    journey_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    arguments = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operation_slot",
                columns: table => new
                {
                    operation_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    version_id = table.Column<long>(type: "INTEGER", nullable: false),
                    enrollment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    skipped = table.Column<long>(type: "INTEGER", nullable: false),
                    finished = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operation_slot", x => new { x.operation_id, x.slot });
                });

            migrationBuilder.CreateTable(
                name: "past_entry",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    journey_id = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_key = table.Column<string>(type: "TEXT", nullable: false),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_past_entry", x => new { x.member_id, x.journey_id, x.entry_key });
                });

            migrationBuilder.CreateTable(
                name: "product_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_line", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "segment",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    members = table.Column<long>(type: "INTEGER", nullable: false),
                    refreshed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segment", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "segment_member",
                columns: table => new
                {
                    segment = table.Column<string>(type: "TEXT", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segment_member", x => new { x.segment, x.member_id });
                });

            migrationBuilder.CreateTable(
                name: "suppression",
                columns: table => new
                {
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suppression", x => new { x.channel, x.address });
                });

            migrationBuilder.CreateTable(
                name: "user_product_line",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_line_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_product_line", x => new { x.user_id, x.product_line_id });
                });

            migrationBuilder.CreateTable(
                name: "user_unit",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_unit", x => new { x.user_id, x.unit_id });
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoint",
                columns: table => new
                {
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoint", x => x.address);
                });

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 0,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 1,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 2,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 3,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 4,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 5,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 6,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 7,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 8,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 9,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 10,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 11,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 12,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 13,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 14,
                column: "taken_at",
                value: null);

            migrationBuilder.UpdateData(
                table: "slot",
                keyColumn: "number",
                keyValue: 15,
                column: "taken_at",
                value: null);

            migrationBuilder.CreateIndex(
                name: "ix_token_due",
                table: "token",
                columns: new[] { "due", "priority", "journey_id", "enrollment_id", "number" },
                descending: new[] { false, true, false, false, false },
                filter: "due is not null and not held");

            migrationBuilder.CreateIndex(
                name: "ix_subscription_ends_at_member_id",
                table: "subscription",
                columns: new[] { "ends_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_subscription_external_id",
                table: "subscription",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscription_starts_at_member_id",
                table: "subscription",
                columns: new[] { "starts_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_session_ends_at",
                table: "session",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_points_ledger_expires_at_member_id",
                table: "points_ledger",
                columns: new[] { "expires_at", "member_id" },
                filter: "expires_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due",
                table: "outbox",
                column: "due");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_lane_due_id",
                table: "outbox",
                columns: new[] { "lane", "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_paid_at_member_id",
                table: "order",
                columns: new[] { "paid_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_placed_at_member_id",
                table: "order",
                columns: new[] { "placed_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_status_member_id_placed_at_paid_at_total",
                table: "order",
                columns: new[] { "status", "member_id", "placed_at", "paid_at", "total" });

            migrationBuilder.CreateIndex(
                name: "ix_message_claim_enrollment_id",
                table: "message_claim",
                column: "enrollment_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_enrollment_id",
                table: "message",
                column: "enrollment_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_member_id_recorded_at",
                table: "message",
                columns: new[] { "member_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_member_tag_scope_member_id",
                table: "member_tag",
                columns: new[] { "scope", "member_id" },
                filter: "scope <> ''");

            migrationBuilder.CreateIndex(
                name: "ix_member_city",
                table: "member",
                column: "city");

            migrationBuilder.CreateIndex(
                name: "ix_member_level",
                table: "member",
                column: "level");

            migrationBuilder.CreateIndex(
                name: "ix_member_merged_into",
                table: "member",
                column: "merged_into",
                filter: "merged_into is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_outside",
                table: "member",
                column: "id",
                filter: "state <> 'active' or staff_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_points",
                table: "member",
                column: "points",
                filter: "points <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_member_product_line_id",
                table: "member",
                column: "product_line_id",
                filter: "product_line_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_staff_id",
                table: "member",
                column: "staff_id",
                unique: true,
                filter: "staff_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_member_stage",
                table: "member",
                column: "stage");

            migrationBuilder.CreateIndex(
                name: "ix_member_store_id_id_product_line_id",
                table: "member",
                columns: new[] { "store_id", "id", "product_line_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_time_zone",
                table: "member",
                column: "time_zone",
                filter: "time_zone is not null");

            migrationBuilder.CreateIndex(
                name: "ix_event_unrouted",
                table: "event",
                column: "id",
                filter: "not routed");

            migrationBuilder.CreateIndex(
                name: "ix_event_unrouted_member",
                table: "event",
                columns: new[] { "member_id", "id" },
                filter: "not routed");

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_measured",
                table: "enrollment",
                columns: new[] { "member_id", "goal_until" },
                filter: "goal_until is not null and converted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_version_id_state_slot_id",
                table: "enrollment",
                columns: new[] { "version_id", "state", "slot", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_coupon_state_scope_member_id",
                table: "coupon_instance",
                columns: new[] { "coupon", "state", "scope", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_expires_at_member_id",
                table: "coupon_instance",
                columns: new[] { "expires_at", "member_id" },
                filter: "expires_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_expiring",
                table: "coupon_instance",
                column: "expires_at",
                filter: "expires_at is not null and state in ('issued', 'claimed')");

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_issued_at_member_id",
                table: "coupon_instance",
                columns: new[] { "issued_at", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_coupon_instance_order_key",
                table: "coupon_instance",
                column: "order_key",
                filter: "order_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_child_birth_date_member_id",
                table: "child",
                columns: new[] { "birth_date", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_child_due_date_member_id",
                table: "child",
                columns: new[] { "due_date", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_child_external_id",
                table: "child",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_action_id",
                table: "audit",
                columns: new[] { "action", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_actor_id",
                table: "audit",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_text_attribute_folded_member_id_scope",
                table: "attribute_text",
                columns: new[] { "attribute", "folded", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_number_attribute_value_member_id_scope",
                table: "attribute_number",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_instant_attribute_value_member_id_scope",
                table: "attribute_instant",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_flag_attribute_value_member_id_scope",
                table: "attribute_flag",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_date_attribute_value_member_id_scope",
                table: "attribute_date",
                columns: new[] { "attribute", "value", "member_id", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_run_open",
                table: "clock_run",
                column: "id",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_clock_run_trigger_scheduled_at",
                table: "clock_run",
                columns: new[] { "trigger", "scheduled_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erasure_at",
                table: "erasure",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_assignee_id_state",
                table: "guide_task",
                columns: new[] { "assignee_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_effect_key",
                table: "guide_task",
                column: "effect_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_member_id",
                table: "guide_task",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_public_id",
                table: "guide_task",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_state_due",
                table: "guide_task",
                columns: new[] { "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_state_finished_at",
                table: "guide_task",
                columns: new[] { "state", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "ix_guide_task_store_id_state_due",
                table: "guide_task",
                columns: new[] { "store_id", "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ux_guide_task_open",
                table: "guide_task",
                columns: new[] { "member_id", "purpose" },
                unique: true,
                filter: "state in ('open', 'overdue')");

            migrationBuilder.CreateIndex(
                name: "ix_held_entry_journey_id_slot_event_id",
                table: "held_entry",
                columns: new[] { "journey_id", "slot", "event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_state_id",
                table: "import",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_migrated_enrollment_id",
                table: "migrated",
                column: "enrollment_id");

            migrationBuilder.CreateIndex(
                name: "ix_operation_journey_id_id",
                table: "operation",
                columns: new[] { "journey_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_state_id",
                table: "operation",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_product_line_key",
                table: "product_line",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_segment_member_member_id",
                table: "segment_member",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_unit_unit_id",
                table: "user_unit",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "aside");

            migrationBuilder.DropTable(
                name: "channel");

            migrationBuilder.DropTable(
                name: "clock");

            migrationBuilder.DropTable(
                name: "clock_audience");

            migrationBuilder.DropTable(
                name: "clock_run");

            migrationBuilder.DropTable(
                name: "consent_entry");

            migrationBuilder.DropTable(
                name: "erasure");

            migrationBuilder.DropTable(
                name: "forgotten");

            migrationBuilder.DropTable(
                name: "guide_task");

            migrationBuilder.DropTable(
                name: "held_entry");

            migrationBuilder.DropTable(
                name: "import");

            migrationBuilder.DropTable(
                name: "migrated");

            migrationBuilder.DropTable(
                name: "operation");

            migrationBuilder.DropTable(
                name: "operation_slot");

            migrationBuilder.DropTable(
                name: "past_entry");

            migrationBuilder.DropTable(
                name: "product_line");

            migrationBuilder.DropTable(
                name: "segment");

            migrationBuilder.DropTable(
                name: "segment_member");

            migrationBuilder.DropTable(
                name: "suppression");

            migrationBuilder.DropTable(
                name: "user_product_line");

            migrationBuilder.DropTable(
                name: "user_unit");

            migrationBuilder.DropTable(
                name: "webhook_endpoint");

            migrationBuilder.DropPrimaryKey(
                name: "pk_version_stats",
                table: "version_stats");

            migrationBuilder.DropIndex(
                name: "ix_token_due",
                table: "token");

            migrationBuilder.DropIndex(
                name: "ix_subscription_ends_at_member_id",
                table: "subscription");

            migrationBuilder.DropIndex(
                name: "ix_subscription_external_id",
                table: "subscription");

            migrationBuilder.DropIndex(
                name: "ix_subscription_starts_at_member_id",
                table: "subscription");

            migrationBuilder.DropIndex(
                name: "ix_session_ends_at",
                table: "session");

            migrationBuilder.DropPrimaryKey(
                name: "pk_refusal_stats",
                table: "refusal_stats");

            migrationBuilder.DropIndex(
                name: "ix_points_ledger_expires_at_member_id",
                table: "points_ledger");

            migrationBuilder.DropIndex(
                name: "ix_outbox_due",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_lane_due_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_order_paid_at_member_id",
                table: "order");

            migrationBuilder.DropIndex(
                name: "ix_order_placed_at_member_id",
                table: "order");

            migrationBuilder.DropIndex(
                name: "ix_order_status_member_id_placed_at_paid_at_total",
                table: "order");

            migrationBuilder.DropIndex(
                name: "ix_message_claim_enrollment_id",
                table: "message_claim");

            migrationBuilder.DropIndex(
                name: "ix_message_enrollment_id",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_message_member_id_recorded_at",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_member_tag_scope_member_id",
                table: "member_tag");

            migrationBuilder.DropIndex(
                name: "ix_member_city",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_level",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_merged_into",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_outside",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_points",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_product_line_id",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_staff_id",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_stage",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_store_id_id_product_line_id",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_member_time_zone",
                table: "member");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted_member",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_enrollment_measured",
                table: "enrollment");

            migrationBuilder.DropIndex(
                name: "ix_enrollment_version_id_state_slot_id",
                table: "enrollment");

            migrationBuilder.DropIndex(
                name: "ix_coupon_instance_coupon_state_scope_member_id",
                table: "coupon_instance");

            migrationBuilder.DropIndex(
                name: "ix_coupon_instance_expires_at_member_id",
                table: "coupon_instance");

            migrationBuilder.DropIndex(
                name: "ix_coupon_instance_expiring",
                table: "coupon_instance");

            migrationBuilder.DropIndex(
                name: "ix_coupon_instance_issued_at_member_id",
                table: "coupon_instance");

            migrationBuilder.DropIndex(
                name: "ix_coupon_instance_order_key",
                table: "coupon_instance");

            migrationBuilder.DropIndex(
                name: "ix_child_birth_date_member_id",
                table: "child");

            migrationBuilder.DropIndex(
                name: "ix_child_due_date_member_id",
                table: "child");

            migrationBuilder.DropIndex(
                name: "ix_child_external_id",
                table: "child");

            migrationBuilder.DropIndex(
                name: "ix_audit_action_id",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "ix_audit_actor_id",
                table: "audit");

            migrationBuilder.DropIndex(
                name: "ix_attribute_text_attribute_folded_member_id_scope",
                table: "attribute_text");

            migrationBuilder.DropIndex(
                name: "ix_attribute_number_attribute_value_member_id_scope",
                table: "attribute_number");

            migrationBuilder.DropIndex(
                name: "ix_attribute_instant_attribute_value_member_id_scope",
                table: "attribute_instant");

            migrationBuilder.DropIndex(
                name: "ix_attribute_flag_attribute_value_member_id_scope",
                table: "attribute_flag");

            migrationBuilder.DropIndex(
                name: "ix_attribute_date_attribute_value_member_id_scope",
                table: "attribute_date");

            migrationBuilder.DropPrimaryKey(
                name: "pk_activity_stats",
                table: "activity_stats");

            migrationBuilder.DropPrimaryKey(
                name: "pk_activity_departure",
                table: "activity_departure");

            migrationBuilder.DropColumn(
                name: "slot",
                table: "version_stats");

            migrationBuilder.DropColumn(
                name: "control_converted",
                table: "version_stats");

            migrationBuilder.DropColumn(
                name: "converted",
                table: "version_stats");

            migrationBuilder.DropColumn(
                name: "deactivated_at",
                table: "user");

            migrationBuilder.DropColumn(
                name: "asked_step",
                table: "token");

            migrationBuilder.DropColumn(
                name: "follows",
                table: "token");

            migrationBuilder.DropColumn(
                name: "held",
                table: "token");

            migrationBuilder.DropColumn(
                name: "kept_at",
                table: "token");

            migrationBuilder.DropColumn(
                name: "kept_port",
                table: "token");

            migrationBuilder.DropColumn(
                name: "shifted",
                table: "token");

            migrationBuilder.DropColumn(
                name: "external_id",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "taken_at",
                table: "slot");

            migrationBuilder.DropColumn(
                name: "slot",
                table: "refusal_stats");

            migrationBuilder.DropColumn(
                name: "lane",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "depth",
                table: "message");

            migrationBuilder.DropColumn(
                name: "still_if",
                table: "message");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "member");

            migrationBuilder.DropColumn(
                name: "points",
                table: "member");

            migrationBuilder.DropColumn(
                name: "product_line_id",
                table: "member");

            migrationBuilder.DropColumn(
                name: "staff_id",
                table: "member");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "journey");

            migrationBuilder.DropColumn(
                name: "converted_at",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "goal_until",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "joined",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "order_key",
                table: "coupon_instance");

            migrationBuilder.DropColumn(
                name: "external_id",
                table: "child");

            migrationBuilder.DropColumn(
                name: "archived_at",
                table: "attribute_definition");

            migrationBuilder.DropColumn(
                name: "product_line_id",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "unit_id",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "slot",
                table: "activity_stats");

            migrationBuilder.DropColumn(
                name: "slot",
                table: "activity_departure");

            migrationBuilder.AddPrimaryKey(
                name: "pk_version_stats",
                table: "version_stats",
                column: "version_id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_refusal_stats",
                table: "refusal_stats",
                columns: new[] { "journey_id", "reason" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_activity_stats",
                table: "activity_stats",
                columns: new[] { "version_id", "activity" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_activity_departure",
                table: "activity_departure",
                columns: new[] { "version_id", "activity", "port" });

            migrationBuilder.CreateIndex(
                name: "ix_token_due",
                table: "token",
                columns: new[] { "due", "priority", "journey_id", "enrollment_id", "number" },
                descending: new[] { false, true, false, false, false },
                filter: "due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_id",
                table: "outbox",
                columns: new[] { "due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_member_id_id",
                table: "message",
                columns: new[] { "member_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_store_id",
                table: "member",
                column: "store_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_unrouted",
                table: "event",
                column: "id",
                filter: "routed = 0");

            migrationBuilder.CreateIndex(
                name: "ix_event_unrouted_member",
                table: "event",
                columns: new[] { "member_id", "id" },
                filter: "routed = 0");

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_version_id_state",
                table: "enrollment",
                columns: new[] { "version_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_text_attribute_folded_member_id",
                table: "attribute_text",
                columns: new[] { "attribute", "folded", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_number_attribute_value_member_id",
                table: "attribute_number",
                columns: new[] { "attribute", "value", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_instant_attribute_value_member_id",
                table: "attribute_instant",
                columns: new[] { "attribute", "value", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_flag_attribute_value_member_id",
                table: "attribute_flag",
                columns: new[] { "attribute", "value", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attribute_date_attribute_value_member_id",
                table: "attribute_date",
                columns: new[] { "attribute", "value", "member_id" });
        }
    }
}
