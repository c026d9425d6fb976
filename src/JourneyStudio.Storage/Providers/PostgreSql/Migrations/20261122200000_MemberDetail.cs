using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.PostgreSql.Migrations
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "session",
                table: "enrollment",
                type: "text",
                nullable: true,
                computedColumnSql: "nullif(substr(split_part(split_part(records, '\"session\":\"', 2), '\"', 1), 1, 81), '')",
                stored: true,
                collation: "C");

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
