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
            migrationBuilder.DropIndex(
                name: "ix_token_due",
                table: "token");

            migrationBuilder.DropIndex(
                name: "ix_message_member_id_id",
                table: "message");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted_member",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_enrollment_version_id_state",
                table: "enrollment");

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

            migrationBuilder.AddColumn<long>(
                name: "taken_at",
                table: "slot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "still_if",
                table: "message",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "member",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

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
                name: "ix_message_member_id_recorded_at",
                table: "message",
                columns: new[] { "member_id", "recorded_at" });

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
                name: "ix_held_entry_journey_id_slot_event_id",
                table: "held_entry",
                columns: new[] { "journey_id", "slot", "event_id" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_journey_id_id",
                table: "operation",
                columns: new[] { "journey_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_state_id",
                table: "operation",
                columns: new[] { "state", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_entry");

            migrationBuilder.DropTable(
                name: "held_entry");

            migrationBuilder.DropTable(
                name: "operation");

            migrationBuilder.DropTable(
                name: "operation_slot");

            migrationBuilder.DropTable(
                name: "suppression");

            migrationBuilder.DropIndex(
                name: "ix_token_due",
                table: "token");

            migrationBuilder.DropIndex(
                name: "ix_message_member_id_recorded_at",
                table: "message");

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

            migrationBuilder.DropColumn(
                name: "control_converted",
                table: "version_stats");

            migrationBuilder.DropColumn(
                name: "converted",
                table: "version_stats");

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
                name: "taken_at",
                table: "slot");

            migrationBuilder.DropColumn(
                name: "still_if",
                table: "message");

            migrationBuilder.DropColumn(
                name: "points",
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

            migrationBuilder.CreateIndex(
                name: "ix_token_due",
                table: "token",
                columns: new[] { "due", "priority", "journey_id", "enrollment_id", "number" },
                descending: new[] { false, true, false, false, false },
                filter: "due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_message_member_id_id",
                table: "message",
                columns: new[] { "member_id", "id" });

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
        }
    }
}
