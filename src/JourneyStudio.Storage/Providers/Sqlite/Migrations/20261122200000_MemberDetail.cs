using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MemberDetail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cancelled_at",
                table: "session",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "session",
                table: "enrollment",
                type: "TEXT",
                nullable: true,
                computedColumnSql: "case when instr(records, '\"session\":\"') > 0 then substr(substr(records, instr(records, '\"session\":\"') + 11), 1, min(81, instr(substr(records, instr(records, '\"session\":\"') + 11), '\"') - 1)) end",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "ix_enrollment_session",
                table: "enrollment",
                column: "session",
                filter: "state = 'active' and session is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_enrollment_session",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "session",
                table: "enrollment");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "session");
        }
    }
}
