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
                name: "ix_event_unrouted",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted_member",
                table: "event");

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
                name: "taken_at",
                table: "slot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "member",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_token_due",
                table: "token");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_event_unrouted_member",
                table: "event");

            migrationBuilder.DropIndex(
                name: "ix_enrollment_measured",
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
                name: "taken_at",
                table: "slot");

            migrationBuilder.DropColumn(
                name: "points",
                table: "member");

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
                name: "ix_event_unrouted",
                table: "event",
                column: "id",
                filter: "routed = 0");

            migrationBuilder.CreateIndex(
                name: "ix_event_unrouted_member",
                table: "event",
                columns: new[] { "member_id", "id" },
                filter: "routed = 0");
        }
    }
}
