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
        }
    }
}
